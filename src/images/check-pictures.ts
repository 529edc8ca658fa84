import { readFileSync, type Stats } from 'node:fs';
import { resolve } from 'node:path';
import { lineAt, type Problem, unreadable } from '../problem.ts';
import { digestOf } from '../cache/digest.ts';
import type { KnownFiles } from '../cache/known-files.ts';
import { creditLine, readRights } from './rights/read-rights.ts';
import { mediaKind } from '../markdown/media-kinds.ts';
import {
  belowContent,
  captionsSource,
  posterSource,
  readCaptions,
  readMedia,
  withEnding,
  type MediaFacts,
  type MediaFile,
} from './check-media.ts';
import { checkFile } from './check-file.ts';
import { pathOnDisk } from './picture-names.ts';
import { isElsewhere } from './picture-sources.ts';
import { decoded } from '../urls/decoded.ts';

/**
 * Formats as sharp detects them from the content, whatever the file name; AVIF is a kind of HEIF.
 */
const rasters: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'avif', 'heif', 'gif']);
/** More than any camera has, and the most that can be scaled in 500 MB of memory. */
const mostPixels = 100_000_000;

/**
 * Checks the local pictures of an article: each must be a picture inside the content folder. `text`
 * is the whole file, for the line numbers of problems. A picture that is `known` is not opened.
 */
export async function checkPictures(
  sources: readonly string[],
  { text, folder, contentDir, known }: Surroundings,
): Promise<{ pictures: PictureFile[]; media: MediaFile[]; problems: Omit<Problem, 'file'>[] }> {
  const pictures: PictureFile[] = [];
  const media: MediaFile[] = [];
  const problems: Omit<Problem, 'file'>[] = [];
  const wanted = new Set(sources);
  for (const source of wanted) {
    if (isElsewhere(source)) continue;
    const path = pathOnDisk(resolve(folder, decoded(source)));
    const what = mediaKind(source) ? 'file' : 'picture';
    const checked = checkFile(source, path, { contentDir, what });
    const facts = 'message' in checked ? checked : await factsOf(source, path, checked, known);
    const fail = (trouble: Trouble) => problems.push({ ...trouble, ...lineOf(source, text()) });
    if ('message' in facts) fail(facts);
    else if ('width' in facts)
      pictures.push({ source, file: belowContent(contentDir, path), ...facts });
    else {
      const captions = captionsOf(source, path, contentDir);
      if (captions && 'message' in captions) {
        fail(captions);
        continue;
      }
      const poster = mediaKind(source) === 'video' ? posterSource(source, path) : undefined;
      // The poster of a video is checked like any other picture.
      if (poster !== undefined) wanted.add(poster);
      media.push({
        source,
        file: belowContent(contentDir, path),
        size: 'size' in checked ? checked.size : 0,
        ...facts,
        ...(captions && {
          captions: { ...captions, file: belowContent(contentDir, captions.file) },
        }),
        ...(poster !== undefined && { poster }),
      });
    }
  }
  return { pictures, media, problems };
}

/** The captions beside audio or video, where there are any. */
function captionsOf(
  source: string,
  path: string,
  contentDir: string,
): ReturnType<typeof readCaptions> | undefined {
  const captions = captionsSource(source, path);
  if (captions === undefined) return undefined;
  const file = withEnding(path, 'vtt');
  const checked = checkFile(captions, file, { contentDir, what: 'file' });
  return 'message' in checked ? checked : readCaptions(captions, file);
}

async function factsOf(
  source: string,
  path: string,
  stats: Stats,
  known: Surroundings['known'],
): Promise<PictureFacts | MediaFacts | Trouble> {
  const recalled = known?.recall(path, stats);
  if (recalled) return recalled;
  const facts = mediaKind(source) ? readMedia(source, path) : await readPicture(source, path);
  if (!('message' in facts)) known?.remember(path, stats, facts);
  return facts;
}

async function readPicture(source: string, path: string): Promise<PictureFacts | Trouble> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return unreadable(error, `The picture “${source}”`);
  }
  try {
    const { default: sharp } = await import('sharp');
    const metadata = await sharp(bytes).metadata();
    const { format, hasAlpha, autoOrient, pages = 1 } = metadata;
    const { width, height } = autoOrient;
    if (!rasters.has(format)) {
      return {
        message: `The picture “${source}” is ${format.toUpperCase()} under another name.`,
        remedy: 'Export it as JPEG or PNG.',
      };
    }
    if (width * height > mostPixels) {
      return {
        message: `The picture “${source}” has ${width} × ${height} pixels.`,
        remedy: 'Export a smaller version; on a page it is never wider than 1920.',
      };
    }
    const isMoving = pages > 1 && (format === 'gif' || format === 'webp');
    const rights = readRights(metadata);
    const credit = creditLine(rights);
    const made = [
      digestOf(bytes),
      sharp.versions,
      ...(Object.keys(rights).length > 0 ? [rights] : []),
    ];
    return {
      hash: digestOf(JSON.stringify(made)),
      width,
      height,
      fallback: isMoving || format === 'gif' ? 'gif' : hasAlpha ? 'png' : 'jpeg',
      ...(isMoving && { isMoving }),
      ...(credit !== undefined && { credit }),
    };
  } catch {
    return {
      message: `The picture “${source}” is damaged or not a picture.`,
      remedy: 'Export it again from the program it comes from.',
    };
  }
}

function lineOf(source: string, text: string): { line?: number } {
  // Markdown may have a backslash doubled: then the last part of the address is looked for.
  const forms = [source, decoded(source), decoded(source).split(/[\\/]/).at(-1) ?? ''];
  const index = forms
    .filter((form) => form !== '')
    .map((form) => text.indexOf(form))
    .find((at) => at >= 0);
  return index === undefined ? {} : { line: lineAt(text, index) };
}

type Trouble = Omit<Problem, 'file'>;

/** The facts about a picture that can be published. */
export type PictureFacts = Omit<PictureFile, 'source' | 'file'>;

interface Surroundings {
  text: () => string;
  /** The article's folder, absolute. */
  folder: string;
  contentDir: string;
  known?: KnownFiles<PictureFacts | MediaFacts> | undefined;
}

/** A picture next to an article. */
export interface PictureFile {
  /** As the author wrote it. */
  source: string;
  /** Path below the content folder, with forward slashes. */
  file: string;
  /** Digest of the file and of the code that scales it. */
  hash: string;
  /** In pixels, in upright orientation. */
  width: number;
  height: number;
  /** A format that every browser supports. */
  fallback: 'jpeg' | 'png' | 'gif';
  isMoving?: true;
  /** Whom to credit, according to the file. */
  credit?: string;
}
