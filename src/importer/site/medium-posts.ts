import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Facts } from '../draft.ts';
import { findDate } from '../metadata/find-date.ts';
import { textOf } from '../page/page-blocks.ts';
import { parsePage } from '../page/parse-page.ts';
import { webAddress, withoutAbsent } from '../page/page-values.ts';
import { isRefusal } from '../refusal.ts';
import type { SitePost, SiteSource } from './site-post.ts';

/**
 * The posts of an unpacked Medium export, one page each in `posts/`:
 * `2019-05-03_Der-Steg-1a2b3c.html`, `draft_…`.
 */
export async function mediumSource(folder: string): Promise<SiteSource | undefined> {
  const names = (await readdir(join(folder, 'posts')).catch(() => []))
    .filter((name) => name.endsWith('.html'))
    .sort();
  const [first] = names;
  if (first === undefined) return undefined;
  const start = await readFile(join(folder, 'posts', first), 'utf8');
  if (!/<article class="h-entry">[\s\S]*data-field="body"/.test(start)) return undefined;
  return {
    format: 'a Medium export',
    root: folder,
    async *posts() {
      for (const name of names) {
        const file = join(folder, 'posts', name);
        yield toPost(name, file, await readFile(file, 'utf8'));
      }
    },
  };
}

function toPost(name: string, file: string, html: string): SitePost {
  const page = parsePage(html);
  if (isRefusal(page)) return { name, kind: 'fragment', body: '', facts: {}, file, paths: [] };
  const { document } = page;
  const one = (selector: string): Element | null => document.querySelector(selector);
  const title = textIn(one('.p-name')) ?? textIn(one('title'));
  const description = textIn(one('[data-field="subtitle"]'));
  const body = one('[data-field="body"]');
  // The text repeats the headline and the line below it, and each part starts with a rule.
  for (const again of body?.querySelectorAll('.graf--title, .graf--subtitle') ?? [])
    if ([title, description].includes(textOf(again))) again.remove();
  body?.querySelector('.section-divider')?.remove();
  const author = one('.p-author');
  const canonical = one('.p-canonical')?.getAttribute('href') ?? '';
  const address = webAddress(canonical);
  const slug = /([^/]+?)(?:-[0-9a-f]{8,})?\/?$/.exec(address ?? '')?.[1];
  const url = webAddress(author?.getAttribute('href') ?? undefined);
  const named = textIn(author);
  return {
    name: title ?? name,
    kind: 'fragment',
    body: body?.innerHTML ?? '',
    facts: withoutAbsent<Facts>({
      title,
      description: description?.endsWith('…') === true ? undefined : description,
      date: findDate(one('.dt-published')?.getAttribute('datetime') ?? ''),
      authors: named === undefined ? undefined : [withoutAbsent({ name: named, url })],
      slug,
      ...(name.startsWith('draft_') && { draft: true }),
    }),
    file,
    paths: address === undefined ? [] : [address],
  };
}

function textIn(element: Element | null): string | undefined {
  return element ? textOf(element) || undefined : undefined;
}
