import { existsSync, readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { digestOf } from '../cache/digest.ts';
import { type Problem, unreadable } from '../problem.ts';

/** Reads an audio or video file. `path` is absolute. */
export function readMedia(source: string, path: string): MediaFacts | Trouble {
  try {
    const bytes = readFileSync(path);
    const ending = endingOf(path);
    if (!signatures[ending]?.test(bytes.subarray(0, 12).toString('latin1')))
      return {
        message: `The file “${source}” is damaged, or something else under this name.`,
        remedy: `Export it again as ${ending.toUpperCase()}.`,
      };
    return { hash: digestOf(bytes), ending };
  } catch (error) {
    return unreadable(error, `The file “${source}”`);
  }
}

/** Reads captions (https://www.w3.org/TR/webvtt1/). `path` is absolute. */
export function readCaptions(source: string, path: string): Captions | Trouble {
  try {
    const bytes = readFileSync(path);
    if (/^\uFEFF?WEBVTT(?:\s|$)/.test(bytes.subarray(0, 20).toString('utf8')))
      return { file: path, hash: digestOf(bytes) };
  } catch (error) {
    return unreadable(error, `The captions “${source}”`);
  }
  return {
    message: `The captions beside it, “${source.split('/').at(-1)}”, do not begin with WEBVTT.`,
    remedy: 'Export them as WebVTT, or take the file away.',
  };
}

/** The source of captions with the same name as an audio or video file. */
export function captionsSource(source: string, path: string): string | undefined {
  return beside(source, path, ['vtt']);
}

/** The source of a picture with the same name as a video. */
export function posterSource(source: string, path: string): string | undefined {
  return beside(source, path, ['jpg', 'jpeg', 'png', 'webp', 'avif']);
}

/** A path relative to the content folder, with forward slashes. */
export function belowContent(contentDir: string, path: string): string {
  return relative(contentDir, path).split(sep).join('/');
}

function beside(source: string, path: string, endings: readonly string[]): string | undefined {
  const ending = endings.find((each) => existsSync(withEnding(path, each)));
  return ending && withEnding(source, ending);
}

/** The path of a file of the same name with another ending. */
export function withEnding(path: string, ending: string): string {
  return `${path.slice(0, path.lastIndexOf('.'))}.${ending}`;
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

/** The first bytes of files of a kind. */
const signatures: Readonly<Record<string, RegExp>> = {
  mp3: /^(?:ID3|\xff[\xe2-\xfb])/,
  m4a: /^....ftyp/s,
  mp4: /^....ftyp/s,
  ogg: /^OggS/,
  webm: /^\x1aE\xdf\xa3/,
};

type Trouble = Omit<Problem, 'file'>;

/** The facts about a file that can be published. */
export interface MediaFacts {
  hash: string;
  ending: string;
}

/** Captions that can be published. */
interface Captions {
  file: string;
  hash: string;
}

/** An audio or video file in an article's folder. */
export interface MediaFile extends MediaFacts {
  /** The source as the author wrote it. */
  source: string;
  /** Path relative to the content folder, with forward slashes. */
  file: string;
  /** In bytes. */
  size: number;
  captions?: Captions;
  /** The source of the poster picture. */
  poster?: string;
}
