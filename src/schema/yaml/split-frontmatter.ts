/**
 * Splits a normalised article into the lines between the two `---` lines and the Markdown below.
 * Blank lines may precede the first fence. Without a complete front matter `lines` is absent and
 * `trouble` says why.
 */
export function splitFrontmatter(text: string): SplitArticle {
  const lines = text.split('\n');
  const open = lines.findIndex((line) => line.trim() !== '');
  const first = lines[open]?.trim() ?? '';
  if (first !== '---') {
    const message = /^[-–—]+$/.test(first)
      ? `The front matter begins with "${first}" instead of three hyphens.`
      : 'The article has no front matter.';
    const remedy =
      'Begin the file with a line `---`, a line `title: …`, a line `date: …` and another line `---`.';
    return { fence: Math.max(open, 0) + 1, body: text, bodyLine: 1, trouble: { message, remedy } };
  }

  const close = lines.findIndex((line, index) => index > open && line.trimEnd() === '---');
  if (close === -1) {
    const message = 'The front matter has no end.';
    const remedy = 'Write a line `---` below the last field.';
    return { fence: open + 1, body: '', bodyLine: lines.length + 1, trouble: { message, remedy } };
  }
  return {
    fence: open + 1,
    lines: lines.slice(open + 1, close),
    body: lines.slice(close + 1).join('\n'),
    bodyLine: close + 2,
  };
}

/** All line numbers are one-based. */
export interface SplitArticle {
  /** The line of the opening fence, or where it should be. */
  fence: number;
  /** The lines between the fences. */
  lines?: string[];
  /** The Markdown, without the line break after the closing fence. */
  body: string;
  /** The line of the file on which the body starts. */
  bodyLine: number;
  trouble?: { message: string; remedy: string };
}
