/**
 * A Markdown file with forty sections of uneven length, the last ones short; their ids are
 * `abschnitt-1` to `abschnitt-40`.
 */
export function longArticle(): string {
  const sections = Array.from({ length: 40 }, (_, index) => {
    const number = index + 1;
    const text = 'Ein Satz, wie er in einem langen Bericht steht, und noch einer dahinter. ';
    return `## Abschnitt ${number}\n\n${text.repeat(number > 36 ? 1 : 3 + (number % 5) * 8)}\n`;
  });
  return `---\ntitle: Vierzig Abschnitte\ndate: 2026-03\n---\n\n${sections.join('\n')}`;
}
