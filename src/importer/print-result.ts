import { extname } from 'node:path';
import { printProblems, visible } from '../problem.ts';
import { articlePath, pathTo } from '../urls/urls.ts';
import type { Removed } from './draft.ts';
import type { FileResult } from './import-files.ts';

/**
 * The result for one source: where the article is, how to view it, and what its author should
 * check.
 */
export function printResult(
  { imported, path, slug, backup }: FileResult,
  isDryRun: boolean,
): string {
  const lines = [`${isDryRun ? 'Would be written to' : 'Written to'} ${path ?? ''}`];
  if (backup !== undefined) lines.push(`  the old file is kept as ${backup}`);
  for (const { message } of imported?.doubts ?? []) lines.push(`  TODO ${visible(message)}`);
  lines.push(...countRules(imported?.removed ?? []));
  const addressDate = imported?.facts.date?.slice(0, 10) ?? '';
  if (!isDryRun)
    lines.push(
      `Preview: npm run dev, then ${local}${articlePath({ slug: slug ?? '', addressDate })}`,
    );
  return lines.join('\n');
}

/** The address of `npm run dev`. */
const local = `http://localhost:${process.env['PORT'] ?? '4321'}`;

/**
 * The results for several sources as a list, with all errors. Empty for a single source without
 * errors.
 */
export function printSummary(results: readonly FileResult[], isDryRun: boolean): string {
  const good = results.filter(({ problems }) => problems.length === 0);
  const problems = results.flatMap((result) => result.problems);
  const lines: string[] = [];
  if (results.length > 1) {
    for (const { name, path, imported } of good) {
      lines.push(`  ${visible(name)} → ${path ?? 'standard output'}`);
      for (const { message } of imported?.doubts ?? []) lines.push(`    TODO ${visible(message)}`);
    }
    const blocks = good.reduce((sum, { imported }) => sum + (imported?.removed.length ?? 0), 0);
    lines.push(
      `${good.length} of ${results.length} ${isDryRun ? 'could be imported' : 'imported'}, ${plural(blocks, 'block')} left out (--report lists them).`,
    );
    if (good.length > 0 && !isDryRun)
      lines.push(`Preview: npm run dev, then ${local}${pathTo('')}`);
  }
  if (problems.length > 0) lines.push(printProblems(problems));
  return lines.join('\n');
}

/** Files in a folder that were skipped, by extension. */
export function printOthers(paths: readonly string[]): string {
  const kinds = Map.groupBy(paths, (path) => extname(path).toLowerCase() || 'no ending');
  const counts = [...kinds].map(([kind, files]) => `${files.length} ${kind}`).join(', ');
  return visible(`${plural(paths.length, 'file')} of other kinds passed over: ${counts}.`);
}

/** Everything that was removed, in full. */
export function printReport(removed: readonly Removed[]): string {
  const lines = removed.map(
    ({ text, reason, rule }) => `  [${rule}] ${reason}\n    ${visible(text.replace(/\s+/g, ' '))}`,
  );
  return [`${plural(removed.length, 'block')} left out:`, ...lines].join('\n');
}

function countRules(removed: readonly Removed[]): string[] {
  if (removed.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { reason } of removed) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [
    `  ${plural(removed.length, 'block')} left out (--report lists them):`,
    ...[...counts].map(([reason, count]) => `    ${count} × ${reason}`),
  ];
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
