/**
 * Divides plain text into its paragraphs, lists and headings, each on one line: hard-wrapped lines are rejoined, and
 * hyphenation at their ends is mended. Lists keep one line per item.
 *
 * - before: `Der Präsi-⏎dent sprach⏎⏎Anzeige`
 * - after: `Der Präsident sprach` / `Anzeige`
 */
export function toChunks(text: string): TextChunk[] {
  const lines = text.split('\n').map((line) => line.replace(/[\s\u00A0]+$/u, ''));
  const isWrapped = looksWrapped(lines);
  const chunks: TextChunk[] = [];
  let open: string[] = [];
  const flush = (): void => {
    if (open.length > 0) chunks.push({ kind: 'paragraph', lines: [open.reduce(joinLines)] });
    open = [];
  };
  for (const line of lines) {
    const trimmed = line.trim();
    const item = isDay.test(trimmed) ? null : listItem.exec(trimmed);
    const last = chunks.at(-1);
    if (trimmed === '') {
      flush();
      if (last && last.kind !== 'paragraph') last.isClosed = true;
    } else if (item) {
      flush();
      const kind = /\d/.test(item[1] ?? '') ? 'numbered' : 'list';
      if (last?.kind === kind) last.lines.push(item[2] ?? '');
      else
        chunks.push({ kind, lines: [item[2] ?? ''], start: Number.parseInt(item[1] ?? '1', 10) });
    } else if (
      last &&
      last.kind !== 'paragraph' &&
      !last.isClosed &&
      open.length === 0 &&
      /^\s/.test(line)
    ) {
      last.lines.push(joinLines(last.lines.pop() ?? '', trimmed));
    } else {
      open.push(trimmed);
      if (!isWrapped) flush();
    }
  }
  flush();
  return chunks.map((chunk) => ({
    ...chunk,
    lines: chunk.lines.map((line) => line.replace(/\s+/g, ' ').trim()),
  }));
}

/** Whether lines end because a margin was reached: then most of those inside a paragraph are about equally long. */
function looksWrapped(lines: readonly string[]): boolean {
  const inner = lines.filter(
    (line, index) =>
      line.trim() !== '' && (lines[index + 1] ?? '').trim() !== '' && !listItem.test(line.trim()),
  );
  if (inner.length === 0) return false;
  const lengths = inner.map((line) => line.trim().length).sort((a, b) => a - b);
  const median = lengths[lengths.length >> 1] ?? 0;
  const longest = Math.max(...lines.map((line) => line.trim().length));
  const unfinished = inner.filter((line) => !/[.!?:"“”»]$/.test(line.trim())).length;
  return longest <= 140 && median >= 30 && unfinished >= inner.length / 2;
}

function joinLines(before: string, after: string): string {
  if (/\p{L}[-\u00AD\u2010]$/u.test(before)) {
    if (/^\p{Ll}/u.test(after) && !/^(?:und|oder|bzw\.?|sowie|bis|and|or|to)\b/.test(after))
      return before.slice(0, -1) + after;
    if (/^\p{Lu}/u.test(after)) return before.replace(/\u00AD$/, '') + after;
  }
  return `${before} ${after}`;
}

const listItem = /^([-*•–‣▪◦·]|\(?\d{1,2}[.)])\s+(\S.*)$/;

/** `13. August 2024` begins like an item. */
const isDay = /^\d{1,2}\.\s(?:\d{1,2}\.\s?|\p{L}+\s)\d{4}\b.{0,20}$/u;

/** A part of a text between blank lines. */
export interface TextChunk {
  kind: 'paragraph' | 'list' | 'numbered';
  /** One line, or one for each item. */
  lines: string[];
  /** Number of the first item. */
  start?: number;
  /** A blank line has followed; what comes next is no part of the last item. */
  isClosed?: boolean;
}
