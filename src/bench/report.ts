import type { Phase } from '../cli/progress.ts';
import type { Cost } from './measure.ts';

/** One measured build. */
export interface Run extends Cost {
  /** Who built: this project or another generator. */
  generator: string;
  articles: number;
  /** What had changed since the build before. */
  change: 'cold' | 'nothing changed' | 'one article changed' | 'one article added';
  sectionPages: boolean;
  pages: number;
  bytes: number;
  /** What the phases of a build of ours took, where there was something to build. */
  phases?: readonly Phase[];
}

/** The runs as a table in Markdown. */
export function printRuns(runs: readonly Run[]): string {
  const rows = runs.map((run) => [
    run.generator,
    String(run.articles),
    run.sectionPages ? 'with' : 'without',
    run.change,
    run.wall.toFixed(1),
    run.cpu?.toFixed(1) ?? '',
    run.memory === undefined ? '' : (run.memory / 1e9).toFixed(2),
    String(run.pages),
    (run.bytes / 1e6).toFixed(1),
  ]);
  const head = ['', 'articles', 'section pages', 'build', 's', 'CPU s', 'peak GB', 'pages', 'MB'];
  return table(head, rows);
}

/** The share that each phase has in the time of each of our builds. */
export function printPhases(runs: readonly Run[]): string {
  const phased = runs.filter(({ phases = [] }) => phases.length > 0);
  const names = [...new Set(phased.flatMap(({ phases = [] }) => phases.map(({ name }) => name)))];
  const rows = phased.map(({ articles, sectionPages, change, wall, phases = [] }) => [
    String(articles),
    sectionPages ? 'with' : 'without',
    change,
    ...names.map((name) => {
      const seconds = phases.find((phase) => phase.name === name)?.seconds ?? 0;
      return `${Math.round((seconds / wall) * 100)} %`;
    }),
  ]);
  return table(['articles', 'section pages', 'build', ...names], rows);
}

/** Each build of ours against the cold builds of the others with as many articles: seconds of ours divided by theirs. */
export function printRatios(runs: readonly Run[], ours: string): string {
  const peers = runs.filter(({ generator }) => generator !== ours);
  const rows = runs
    .filter(({ generator }) => generator === ours)
    .flatMap((run) =>
      peers
        .filter(({ articles }) => articles === run.articles)
        .map((peer) => [
          `${run.change}, ${run.sectionPages ? 'with' : 'without'} section pages`,
          String(run.articles),
          peer.generator,
          ratio(run.wall, peer.wall),
          ratio(run.cpu, peer.cpu),
          ratio(run.memory, peer.memory),
        ]),
    );
  return table(['ours', 'articles', 'against', 's', 'CPU s', 'memory'], rows);
}

/** One number divided by another, as `1.25 ×`; nothing where one is missing. */
export function ratio(ours: number | undefined, theirs: number | undefined): string {
  return ours === undefined || theirs === undefined ? '' : `${(ours / theirs).toFixed(2)} ×`;
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
