import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Facts } from '../draft.ts';
import { findDate } from '../metadata/find-date.ts';
import { withoutAbsent } from '../page/page-values.ts';
import type { SiteSource } from './site-post.ts';

/** The posts of an unpacked Substack export: `posts.csv`, and each text in `posts/<id>.<slug>.html`. */
export function substackSource(folder: string): SiteSource {
  return {
    format: 'a Substack export',
    root: folder,
    async *posts() {
      const [head = [], ...rows] = readCsv(await readFile(join(folder, 'posts.csv'), 'utf8'));
      for (const row of rows) {
        const field = (name: string): string | undefined => row[head.indexOf(name)] || undefined;
        const id = field('post_id') ?? '';
        const slug = id.replace(/^\d+\./, '');
        const body = await readFile(join(folder, 'posts', `${id}.html`), 'utf8').catch(() => '');
        if (id === '' || field('type') === 'podcast') continue;
        yield {
          name: field('title') ?? slug,
          kind: 'fragment',
          body,
          facts: withoutAbsent<Facts>({
            title: field('title'),
            description: field('subtitle'),
            date: findDate(field('post_date') ?? ''),
            slug,
            ...(field('is_published') !== 'true' && { draft: true }),
          }),
          paths: [`/p/${slug}`],
        };
      }
    },
  };
}

/** https://www.rfc-editor.org/rfc/rfc4180 */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    if (row.some((cell) => cell !== '')) rows.push(row);
    row = [];
  }
  return rows;
}
