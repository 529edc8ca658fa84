import { relative } from 'node:path';

/**
 * Something in an author's files that must be mended before the site can be published. Problems are
 * data: they are collected over all files and reported together.
 */
export interface Problem {
  /** Path of the file as the author knows it, relative to the working directory where possible. */
  file: string;
  /** One-based line in the file, absent when the problem concerns the file as a whole. */
  line?: number;
  /** What is wrong, in one sentence. */
  message: string;
  /** What to write or do instead, in one sentence. */
  remedy: string;
}

/** A path as shown to its author: relative to the working directory, unless it is outside of it. */
export function shownPath(path: string): string {
  const shorter = relative(process.cwd(), path);
  return shorter.startsWith('..') ? path : shorter;
}

/**
 * Formats problems for a terminal: `file:line`, below it what is wrong, and what to write instead.
 * A problem that many files share is printed once, below the first places.
 */
export function printProblems(problems: Problem[], where = 'in the articles'): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const groups = Map.groupBy(problems, ({ message, remedy }) => `${message}\n${remedy}`);
  const lines = [...groups.values()].flatMap((same) => {
    const { message = '', remedy = '' } = same[0] ?? {};
    const places = same.slice(0, mostPlaces).map(printPlace);
    const more = same.length - places.length;
    return [
      ...places.map((place) => `  ${place}`),
      ...(more > 0 ? [`  and ${more} more of these`] : []),
      `    ${visible(message)}`,
      `    → ${visible(remedy)}`,
    ];
  });
  return [`${count} ${where}:`, ...lines].join('\n');
}

function printPlace({ file, line }: Problem): string {
  const name = visible(file).replaceAll('\n', '␊');
  return line === undefined ? name : `${name}:${line}`;
}

/** The most places listed for one problem. Authors who fix these run the command again. */
const mostPlaces = 50;

/**
 * The problem with a file or folder that could not be read; `what` names it at the beginning of the
 * sentence. Rethrows errors that are not from the file system.
 */
export function unreadable(error: unknown, what = 'This'): Omit<Problem, 'file'> {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) throw error;
  if (error.code === 'ENOENT')
    return {
      message: `${what} was deleted or moved while it was being read.`,
      remedy: 'Run the command again.',
    };
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return {
      message: `${what} cannot be read: this user is not allowed to.`,
      remedy: 'Change its permissions so that the user who runs this command can read it.',
    };
  return {
    message: `${what} cannot be read (${String(error.code)}).`,
    remedy: 'Check the disk, or put a copy in its place.',
  };
}

/**
 * Stops a command. The message is complete, as `printProblems` formats it; the stack is of no
 * interest.
 */
export class BuildStopped extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BuildStopped';
    this.stack = message;
  }
}

/** Whether an error is a `BuildStopped`. Errors from a thread have lost their class and name. */
export function isBuildStopped(error: unknown): error is Error {
  return error instanceof Error && error.stack === error.message;
}

/** The one-based line of a text on which the character at `index` is. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/**
 * Replaces control characters by their pictures, so that an author's text cannot control the
 * terminal.
 */
export function visible(text: string): string {
  return text
    .replace(/[\u0000-\u0009\u000B-\u001F]/g, (sign) =>
      String.fromCodePoint(0x2400 + (sign.codePointAt(0) ?? 0)),
    )
    .replace(/[\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD');
}
