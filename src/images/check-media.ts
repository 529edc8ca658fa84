import { existsSync, readFileSync, type Stats } from 'node:fs';
import { relative, sep } from 'node:path';
import { digestOf } from '../cache/digest.ts';
import { type Problem, unreadable } from '../problem.ts';

/**
 * Checks an audio or video file and the files next to it with the same name: captions (`.vtt`,
 * https://www.w3.org/TR/webvtt1/) and, for a video, a poster picture. `path` is absolute.
 */
export function readMedia(source: string, path: string, stats: Stats): MediaFacts | Trouble {
  if (stats.size > mostBytes)
    return {
      message: `The file “${source}” has ${Math.round(stats.size / 1e6)} MB.`,
      remedy: `Make it smaller; it may have ${mostBytes / 1e6}.`,
    };
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

/** The captions of a file, if any, as bytes that can be published. */
export function readCaptions(path: string): { file: string; hash: string } | Trouble | undefined {
  const file = beside(path, ['vtt']);
  if (file === undefined) return undefined;
  const bytes = readFileSync(file);
  if (/^\uFEFF?WEBVTT(?:\s|$)/.test(bytes.subarray(0, 20).toString('utf8')))
    return { file, hash: digestOf(bytes) };
  return {
    message: `The captions beside it, “${file.split(sep).at(-1)}”, do not begin with WEBVTT.`,
    remedy: 'Export them as WebVTT, or take the file away.',
  };
}

/** The source of a picture with the same name as a video. */
export function posterSource(source: string, path: string): string | undefined {
  const file = beside(path, ['jpg', 'jpeg', 'png', 'webp', 'avif']);
  return file && source.replace(/\.[^./]*$/, '') + file.slice(file.lastIndexOf('.'));
}

/** A path relative to the content folder, with forward slashes. */
export function belowContent(contentDir: string, path: string): string {
  return relative(contentDir, path).split(sep).join('/');
}

function beside(path: string, endings: readonly string[]): string | undefined {
  const stem = path.slice(0, path.lastIndexOf('.'));
  return endings.map((ending) => `${stem}.${ending}`).find((file) => existsSync(file));
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

/** In bytes. Larger files take too long to load. */
const mostBytes = 200_000_000;

type Trouble = Omit<Problem, 'file'>;

/** The facts about a file that can be published. */
export interface MediaFacts {
  hash: string;
  ending: string;
}

/** An audio or video file in an article's folder. */
export interface MediaFile extends MediaFacts {
  /** The source as the author wrote it. */
  source: string;
  /** Path relative to the content folder, with forward slashes. */
  file: string;
  captions?: { file: string; hash: string };
  /** The source of the poster picture. */
  poster?: string;
}
