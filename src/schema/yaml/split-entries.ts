/**
 * Splits the lines of a front matter, the first of which is line `firstLine` of its file, into one
 * entry per field. A field begins without indentation; indented lines, list hyphens and closing
 * brackets continue it. Adjacent lines that are not fields form one entry without a name.
 */
export function splitEntries(lines: readonly string[], firstLine: number): Entry[] {
  const entries: Entry[] = [];
  lines.map(plainSpaces).forEach((text, index) => {
    const current = entries.at(-1);
    const name = /^(["']?)([^\s"':#-][^"':]*?)\1\s*:(?=\s|$)/.exec(text)?.[2];
    const isContinuation = name === undefined && /^(?:[\s\]}#-]|$)/.test(text);
    if (current && (isContinuation || (name === undefined && current.name === undefined))) {
      current.lines.push(text);
    } else if (text.trim() !== '' && !text.startsWith('#')) {
      entries.push({ name, line: firstLine + index, lines: [text] });
    }
  });
  return entries;
}

/**
 * Replaces non-breaking spaces where YAML needs ordinary ones: indentation, after a hyphen, after a
 * key's colon.
 */
function plainSpaces(line: string): string {
  const structure = /^[\s\u00A0]*(?:-[\s\u00A0]+)?(?:[\w-]+:[\s\u00A0]+)?/.exec(line)?.[0] ?? '';
  return structure.replace(/[\u00A0\u202F]/g, ' ') + line.slice(structure.length);
}

/** A field and the lines that belong to it. */
export interface Entry {
  /** Absent when the lines are not a field. */
  name: string | undefined;
  /** One-based, in the file. */
  line: number;
  lines: string[];
}
