import { visible } from '../../problem.ts';
import type { SiteReport } from './import-site.ts';

/** The result for a site, grouped: the same remark about many articles is one line. */
export function printSite(report: SiteReport, isDryRun: boolean): string {
  const { format, written, unchanged, drafts, todos, removed, empty, problems } = report;
  const { paths, pattern, unanswered } = report;
  return [
    `${capital(format)}: ${written} ${isDryRun ? 'could be imported' : 'imported'}, ${unchanged} unchanged, ${problems.length} not imported.`,
    ...(drafts > 0 ? [`  ${drafts} are drafts and stay off the published site.`] : []),
    ...(empty.length > 0 ? [`  ${empty.length} have no text: ${some(empty)}.`] : []),
    ...(paths > 0 ? [`  ${paths} old addresses lead to them.`] : []),
    ...(pattern === undefined
      ? []
      : [
          `  To keep nearly all of them as they are, write into site.yml: paths: { article: "${pattern}" }`,
        ]),
    ...(unanswered.length > 0
      ? [
          `  ${unanswered.length} old addresses cannot answer here, for the spaces and signs in them:`,
          ...unanswered.map((path) => `    ${path}`),
        ]
      : []),
    ...byKind('# TODO lines in front matters', todos.map(kindOf)),
    ...byKind('changed or left out', removed),
    ...byKind(
      'not imported',
      problems.map(({ file, message }) => `${kindOf(message)} (${file})`),
      problems.map(({ message }) => kindOf(message)),
    ),
  ]
    .map(visible)
    .join('\n');
}

/** `Lines 12, 15: The picture x.jpg has no description: …` → `The picture … has no description` */
function kindOf(message: string): string {
  return message
    .replace(/^Lines? [\d, …]+: /, '')
    .replace(/“[^”]*”/g, '“…”')
    .replace(
      /\b(?:picture|to|article of that name already:) \S+/g,
      (found) => `${found.split(' ')[0]} …`,
    )
    .replace(/\bwhat \S+ shows/, 'what … shows')
    .replace(/(?<=[a-z…])[:.](?=\s|$).*$/s, '');
}

function byKind(
  title: string,
  texts: readonly string[],
  kinds: readonly string[] = texts,
): string[] {
  const groups = Map.groupBy(texts.keys(), (index) => kinds[index] ?? '');
  const lines = [...groups]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(
      ([kind, numbers]) =>
        `    ${numbers.length} × ${kinds === texts ? kind : exampleOf(texts, numbers)}`,
    );
  return lines.length === 0 ? [] : [`  ${texts.length} ${title}:`, ...lines];
}

function some(names: readonly string[]): string {
  return names.length > 5
    ? `${names.slice(0, 4).join(', ')} and ${names.length - 4} others`
    : names.join(', ');
}

function exampleOf(texts: readonly string[], numbers: readonly number[]): string {
  return texts[numbers[0] ?? 0] ?? '';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
