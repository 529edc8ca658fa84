import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Facts } from '../draft.ts';
import { findDate } from '../metadata/find-date.ts';
import { withoutAbsent } from '../page/page-values.ts';
import type { SitePost, SiteSource } from './site-post.ts';

/**
 * The posts of a Ghost export (https://ghost.org/docs/migration/content/). `undefined` for other
 * JSON.
 */
export async function ghostSource(path: string): Promise<SiteSource | undefined> {
  const read = exported.safeParse(parse(await readFile(path, 'utf8')));
  const data = read.data?.db[0]?.data;
  if (!data) return undefined;
  const byId = <Row extends { id: string }>(rows: readonly Row[]): Map<string, Row> =>
    new Map(rows.map((row) => [row.id, row]));
  const [tags, users] = [byId(data.tags), byId(data.users)];
  const namesOf = (
    rows: readonly Link[],
    field: 'tag_id' | 'author_id',
    known: ReadonlyMap<string, { name: string }>,
    post: string,
  ): string[] =>
    rows
      .filter(({ post_id: id }) => id === post)
      .flatMap((row) => known.get(row[field] ?? '')?.name ?? [])
      .filter((name) => !name.startsWith('#'));
  const toPost = (post: Post): SitePost => ({
    name: post.title,
    kind: 'fragment',
    body: (post.html ?? '').replaceAll('__GHOST_URL__', ''),
    facts: withoutAbsent<Facts>({
      title: post.title,
      description: post.custom_excerpt ?? undefined,
      date: findDate(post.published_at ?? post.created_at ?? ''),
      updated: findDate(post.updated_at ?? ''),
      authors: namesOf(data.posts_authors, 'author_id', users, post.id).map((name) => ({ name })),
      topics: namesOf(data.posts_tags, 'tag_id', tags, post.id),
      slug: post.slug,
      ...(post.status !== 'published' && { draft: true }),
    }),
    paths: [`/${post.slug}/`],
  });
  return {
    format: 'a Ghost export',
    root: dirname(path),
    // eslint-disable-next-line @typescript-eslint/require-await
    async *posts() {
      for (const post of data.posts) yield toPost(post);
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const post = z.object({
  id: z.coerce.string(),
  title: z.string(),
  slug: z.string(),
  html: z.string().nullish(),
  status: z.string().default('draft'),
  custom_excerpt: z.string().nullish(),
  published_at: z.coerce.string().nullish(),
  created_at: z.coerce.string().nullish(),
  updated_at: z.coerce.string().nullish(),
});
const named = z.object({ id: z.coerce.string(), name: z.string() });
const link = z.object({
  post_id: z.coerce.string(),
  tag_id: z.coerce.string().optional(),
  author_id: z.coerce.string().optional(),
});
const exported = z.object({
  db: z.array(
    z.object({
      data: z.object({
        posts: z.array(post),
        tags: z.array(named).default([]),
        users: z.array(named).default([]),
        posts_tags: z.array(link).default([]),
        posts_authors: z.array(link).default([]),
      }),
    }),
  ),
});

type Post = z.output<typeof post>;
type Link = z.output<typeof link>;
