import type { Removed } from '../draft.ts';

/**
 * Removes production notes from plain text: running heads and page numbers of a PDF, whose pages
 * end with a form feed, and an agency's notes for editors below the text, which must not be
 * published.
 */
export function cleanText(text: string, removed: Removed[]): string {
  return withoutEditorsNotes(withoutRunningHeads(text, removed), removed);
}

function withoutRunningHeads(text: string, removed: Removed[]): string {
  const pages = text.split('\f').map((page) => page.split('\n'));
  if (pages.length < 3) return text.replaceAll('\f', '\n\n');
  const counts = new Map<string, number>();
  for (const lines of pages)
    for (const head of new Set(edgesOf(lines).map(headOf)))
      counts.set(head, (counts.get(head) ?? 0) + 1);
  const left = pages.map((lines) => {
    const edges = new Set(edgesOf(lines));
    return lines.filter((line) => {
      const isHead =
        edges.has(line) &&
        line.trim() !== '' &&
        (counts.get(headOf(line)) ?? 0) >= pages.length / 2;
      if (isHead)
        removed.push({
          text: line.trim(),
          reason: 'a running head or a page number',
          rule: 'running-head',
        });
      return !isHead;
    });
  });
  // A paragraph continues after the page break.
  return left
    .map((lines) => lines.join('\n').trim())
    .join('\n')
    .trim();
}

/** The lines at the top and bottom of a page. */
function edgesOf(lines: readonly string[]): string[] {
  const written = lines.filter((line) => line.trim() !== '');
  return [...written.slice(0, 2), ...written.slice(-2)];
}

/** Page numbers differ. */
function headOf(line: string): string {
  return line.trim().replace(/\d+/g, '#');
}

function withoutEditorsNotes(text: string, removed: Removed[]): string {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => editorsNotes.test(line.trim()));
  if (at < 1) return text;
  removed.push({
    text: lines.slice(at).join('\n').trim(),
    reason: 'notes for editors, which are not published',
    rule: 'editors-notes',
  });
  return lines.slice(0, at).join('\n');
}

const editorsNotes =
  /^(?:#+\s*)?(?:\*{2,}\s*)?(?:dpa-notizblock|notizblock|redaktionelle hinweise|hinweise? (?:an|für) (?:die )?redaktion(?:en)?|die folgenden informationen sind nicht zur veröffentlichung.*|not for publication|notes? (?:to|for) editors?|editors?['’]? notes? \(not for publication\)|dpa \w{2,4} \w+ n1 \w+.*)\s*:?\s*(?:\*{2,})?$/i;
