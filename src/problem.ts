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

/** Problems as lines for a terminal: `file:line  what is wrong`, and below it what to write instead. */
export function printProblems(problems: Problem[], where = 'in the articles'): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  const lines = problems.map(({ file, line, message, remedy }) => {
    const name = visible(file).replaceAll('\n', '␊');
    const place = line === undefined ? name : `${name}:${line}`;
    return `  ${place}\n    ${visible(message)}\n    → ${visible(remedy)}`;
  });
  return [`${count} ${where}:`, ...lines].join('\n');
}

/** Stops a build: the message, as `printProblems` prints it, says all. There is nothing to be learnt from where it was thrown. */
export class BuildStopped extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BuildStopped';
    this.stack = message;
  }
}

/** Control characters as pictures of themselves: what an author wrote must not steer the terminal. */
function visible(text: string): string {
  return text
    .replace(/[\u0000-\u0009\u000B-\u001F]/g, (sign) =>
      String.fromCodePoint(0x2400 + (sign.codePointAt(0) ?? 0)),
    )
    .replace(/[\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD');
}
