import { fold } from '../anchors/slug.ts';
import type { MediaBlock } from '../markdown/blocks.ts';
import type { MediaFile } from './check-media.ts';
import type { Pictures, PublishedPicture } from './pictures.ts';
import { picturePath } from '../urls/urls.ts';

/** The published files of audio and video. Their names change with their content. */
export function mediaForms({ file, hash, ending, captions }: MediaFile): MediaForm[] {
  return [
    { name: nameOf(file, hash), ending, file },
    ...(captions
      ? [{ name: nameOf(captions.file, captions.hash), ending: 'vtt', file: captions.file }]
      : []),
  ];
}

/** A block with the addresses of its files. */
export function articleMedia(
  block: MediaBlock,
  { slug, media, pictures }: { slug: string; media: readonly MediaFile[]; pictures: Pictures },
): ArticleMedia {
  const found = media.find(({ source }) => source === block.src);
  if (!found) return block;
  const [src, captions] = mediaForms(found).map(({ name, ending }) =>
    picturePath(slug, `${name}.${ending}`),
  );
  const poster = found.poster === undefined ? undefined : pictures.get(found.poster);
  return {
    ...block,
    src: src ?? block.src,
    size: found.size,
    ...(captions !== undefined && { captions }),
    ...(poster && { poster }),
  };
}

function nameOf(file: string, hash: string): string {
  const stem =
    file
      .split('/')
      .at(-1)
      ?.replace(/\.[^.]*$/, '') ?? '';
  return `${fold(stem).slice(0, 60) || 'media'}.${hash.slice(0, 12).replace(/[^a-z0-9]/gi, '0')}`;
}

export interface MediaForm {
  /** Name of the published file, without its extension. */
  name: string;
  ending: string;
  /** Path relative to the content folder. */
  file: string;
}

/** Audio or video as pages play it. `src` is the address of the published file. */
export interface ArticleMedia extends MediaBlock {
  /** Of the file, in bytes; absent if it does not exist. */
  size?: number;
  /** Address of the captions. */
  captions?: string;
  poster?: PublishedPicture;
}
