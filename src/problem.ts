import { relative } from 'node:path';

/**
 * Something in an author's files that must be mended before the site can be published.
 * Problems are data: they are collected over all files and reported together.
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

/** A path as its author knows it: relative to where the command was started, unless it lies elsewhere. */
export function shownPath(path: string): string {
  const shorter = relative(process.cwd(), path);
  return shorter.startsWith('..') ? path : shorter;
}

/**
 * Problems as text for a terminal: `file:line`, below it what is wrong, and what to write instead.
 * A problem that many files have is printed once, below its first places.
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

/** Of one problem. Who mends these runs the command again. */
const mostPlaces = 50;

/**
 * Why a file or folder could not be read, as its problem; `what` names it at the beginning of the sentence. Throws what is no
 * error of the file system.
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

/** Stops a command: the message, as `printProblems` prints it, says all. There is nothing to be learnt from where it was thrown. */
export class BuildStopped extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BuildStopped';
    this.stack = message;
  }
}

/** Whether an error is one. One that comes from a thread has neither its class nor its name left. */
export function isBuildStopped(error: unknown): error is Error {
  return error instanceof Error && error.stack === error.message;
}

/** Control characters as pictures of themselves: what an author wrote must not steer the terminal. */
export function visible(text: string): string {
  return text
    .replace(/[\u0000-\u0009\u000B-\u001F]/g, (sign) =>
      String.fromCodePoint(0x2400 + (sign.codePointAt(0) ?? 0)),
    )
    .replace(/[\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD');
}
