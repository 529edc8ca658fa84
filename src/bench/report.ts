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

function ratio(ours: number | undefined, theirs: number | undefined): string {
  return ours === undefined || theirs === undefined ? '' : `${(ours / theirs).toFixed(2)} ×`;
}

function table(head: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
