/**
 * Divides plain text into paragraphs, lists and headings, each on one line. Joins hard-wrapped
 * lines and words hyphenated at their ends. Lists keep one line per item.
 *
 * - before: `Der Präsi-⏎dent sprach⏎⏎Anzeige`
 * - after: `Der Präsident sprach` / `Anzeige`
 */
export function toChunks(text: string): TextChunk[] {
  const lines = text.split('\n').map((line) => line.replace(/[\s\u00A0]+$/u, ''));
  const isWrapped = looksWrapped(lines);
  const margin = marginOf(lines);
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
      if (endsEarly(open.at(-1), trimmed, margin, chunks.length === 0 && open.length === 1))
        flush();
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

/** Whether lines are hard-wrapped: then most lines inside a paragraph are about equally long. */
function looksWrapped(lines: readonly string[]): boolean {
  const inner = lines.filter(
    (line, index) =>
      line.trim() !== '' && (lines[index + 1] ?? '').trim() !== '' && !listItem.test(line.trim()),
  );
  if (inner.length === 0) return false;
  const lengths = inner.map((line) => line.trim().length).sort((a, b) => a - b);
  const median = lengths[lengths.length >> 1] ?? 0;
  const longest = lines.reduce((most, line) => Math.max(most, line.trim().length), 0);
  const unfinished = inner.filter((line) => !/[.!?:"“”»]$/.test(line.trim())).length;
  return longest <= 140 && median >= 30 && unfinished >= inner.length / 2;
}

/** The length of the longest line that is followed by another one without a gap. */
function marginOf(lines: readonly string[]): number {
  return lines.reduce(
    (most, line, index) =>
      (lines[index + 1] ?? '').trim() === '' ? most : Math.max(most, line.trim().length),
    0,
  );
}

/**
 * A line with room for the next word was not hard-wrapped. It ends a paragraph if a sentence ends
 * too, and is a paragraph of its own if it is a date or the first line.
 */
function endsEarly(
  line: string | undefined,
  next: string,
  margin: number,
  isFirst: boolean,
): boolean {
  if (line === undefined || /[-\u00AD\u2010]$/.test(line)) return false;
  const word = next.split(/\s/, 1)[0] ?? '';
  return (
    line.length + 1 + word.length <= 0.7 * margin &&
    (isFirst || isDay.test(line) || isDay.test(next) || /[.!?]["”“»]?$/.test(line))
  );
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

/** `13. August 2024` starts like a list item. */
const isDay = /^\d{1,2}\.\s(?:\d{1,2}\.\s?|\p{L}+\s)\d{4}\b.{0,20}$/u;

/** A part of a text between blank lines. */
export interface TextChunk {
  kind: 'paragraph' | 'list' | 'numbered';
  /** One line, or one per item. */
  lines: string[];
  /** Number of the first item. */
  start?: number;
  /** Whether a blank line follows, so that the next line is not part of the last item. */
  isClosed?: boolean;
}
