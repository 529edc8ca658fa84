import { createHash } from 'node:crypto';
import { fold } from '../anchors/slug.ts';
import type { FigureBlock } from '../markdown/blocks.ts';
import type { PictureFile } from './check-pictures.ts';
import { escapeAttribute } from '../markdown/html/absolute-addresses.ts';
import { inlinePicture } from './picture-sources.ts';
import { unescapeHtml } from '../markdown/html/plain-text.ts';
import { picturePath } from '../urls/urls.ts';

/** A picture as published, in one size and format. */
export interface PictureForm {
  /** Name of the file without its extension. It changes with the content. */
  name: string;
  ending: string;
  /** Digest of everything it is made from. */
  hash: string;
  width: number;
  format: 'avif' | 'webp' | PictureFile['fallback'];
}

/** Pictures next to an article, by the source that the author wrote. */
export type Pictures = ReadonlyMap<string, PublishedPicture>;

/** Every file that a picture is published as. */
export function pictureForms(picture: PictureFile): PictureForm[] {
  return [
    ...formats.flatMap((format) => widthsOf(picture).map((width) => form(picture, width, format))),
    form(picture, mediumWidth(picture), picture.fallback),
  ];
}

/** The pictures of an article as its pages show them. */
export function publishedPictures(slug: string, pictures: readonly PictureFile[]): Pictures {
  return new Map(pictures.map((picture) => [picture.source, published(slug, picture)]));
}

function published(slug: string, picture: PictureFile): PublishedPicture {
  const address = (each: number, format: PictureForm['format']): string => {
    const { name, ending } = form(picture, each, format);
    return picturePath(slug, `${name}.${ending}`);
  };
  const width = mediumWidth(picture);
  return {
    src: address(width, picture.fallback),
    webp: address(width, 'webp'),
    width,
    height: Math.max(1, Math.round((picture.height * width) / picture.width)),
    ...(picture.credit !== undefined && { credit: picture.credit }),
    sources: formats.map((format) => ({
      type: `image/${format}`,
      // The AVIF of an animation is a still, for readers who prefer reduced motion.
      ...(picture.isMoving && format === 'avif' && { media: '(prefers-reduced-motion: reduce)' }),
      srcset: widthsOf(picture)
        .map((each) => `${address(each, format)} ${each}w`)
        .join(', '),
    })),
  };
}

/**
 * A figure with its published picture, if that is a local file. If the article has no credit for
 * it, the file's own is used.
 */
export function articleFigure(figure: FigureBlock, pictures: Pictures): ArticleFigure {
  const image = figure.picture && pictures.get(figure.picture.src);
  if (!image) return figure;
  const credit = figure.credit ?? image.credit;
  return { ...figure, image, ...(credit !== undefined && { credit }) };
}

/**
 * `<img src="bild.jpg" alt="…">` in a text → the same with the published file and its dimensions.
 */
export function withPictures(html: string, pictures: Pictures): string {
  if (pictures.size === 0) return html;
  return html.replace(inlinePicture, (tag: string, src: string) => {
    const image = pictures.get(unescapeHtml(src));
    if (!image) return tag;
    const { webp, width, height } = image;
    return tag.replace(
      `src="${src}"`,
      () =>
        `src="${escapeAttribute(webp)}" width="${width}" height="${height}" loading="lazy" decoding="async"`,
    );
  });
}

function widthsOf({ width }: PictureFile): number[] {
  const smaller = [480, 720, 1200, 1440].filter((each) => each < width);
  return [...smaller, Math.min(width, largest)];
}

function mediumWidth({ width }: PictureFile): number {
  return Math.min(width, medium);
}

function form(picture: PictureFile, width: number, format: PictureForm['format']): PictureForm {
  const hash = createHash('sha256').update(`${picture.hash} ${width} ${format}`).digest('hex');
  const ending = format === 'jpeg' ? 'jpg' : format;
  const stem = fold(
    picture.file
      .split('/')
      .at(-1)
      ?.replace(/\.[^.]*$/, '') ?? '',
  ).slice(0, 60);
  const name = `${stem || 'bild'}.${hash.slice(0, 12)}-${width}`;
  return { name, ending, hash, width, format };
}

const formats = ['avif', 'webp'] as const;
const medium = 1200;
const largest = 1920;

/**
 * A figure with its picture resolved: `image` for a local file, otherwise the address on another
 * host.
 */
export interface ArticleFigure extends FigureBlock {
  image?: PublishedPicture;
}

/** A picture as pages show it. */
export interface PublishedPicture {
  /** In a format that every browser supports, at most 1200 pixels wide. */
  src: string;
  /** As WebP, for feeds and for small pictures inside a text. */
  webp: string;
  width: number;
  height: number;
  /** Attributes of `source` elements, best format first. */
  sources: { type: string; srcset: string; media?: string }[];
  /** Whom to credit, according to the file. */
  credit?: string;
}
