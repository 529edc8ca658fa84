import { z } from 'zod';
import { frontmatterSchema, type Frontmatter } from '../schema/frontmatter.ts';
import { undated } from '../schema/read-frontmatter.ts';
import { languageTag } from '../schema/fields.ts';
import { site } from '../site.ts';
import type { ArticleMetadata } from './metadata.ts';
import { digestOf } from '../cache/digest.ts';

const removedSection = z.strictObject({ id: z.string(), heading: z.string() });

/** What the site adds to an article's front matter when it reads the file; see `ArticleMetadata`. */
const metadata = z.strictObject({
  file: z.string(),
  text: z.strictObject({
    source: z.string(),
    path: z.string(),
    at: z.int(),
    length: z.int(),
    check: z.string(),
  }),
  digest: z.string(),
  /** Fields that typography changes, as they are shown. */
  shown: z.record(z.string(), z.unknown()),
  sections: z.array(
    z.strictObject({
      id: z.string(),
      formerIds: z.array(z.string()),
      level: z.literal([1, 2, 3, 4, 5, 6]),
      number: z.int(),
      html: z.string(),
      text: z.string(),
      words: z.int(),
    }),
  ),
  leadIds: z.array(z.string()),
  removed: z.array(removedSection),
  formerAddresses: z.array(z.strictObject({ slug: z.string(), sectionIds: z.array(z.string()) })),
  words: z.int(),
  pictures: z.array(
    z.strictObject({
      source: z.string(),
      file: z.string(),
      hash: z.string(),
      width: z.int(),
      height: z.int(),
      fallback: z.literal(['jpeg', 'png', 'gif']),
      isMoving: z.literal(true).exactOptional(),
      credit: z.string().exactOptional(),
    }),
  ),
  media: z.array(
    z.strictObject({
      source: z.string(),
      file: z.string(),
      hash: z.string(),
      ending: z.string(),
      captions: z.strictObject({ file: z.string(), hash: z.string() }).exactOptional(),
      poster: z.string().exactOptional(),
    }),
  ),
  topicSlugs: z.array(z.string()),
  translations: z.array(z.strictObject({ slug: z.string(), lang: z.string() })),
  isRecent: z.boolean(),
  isScheduled: z.boolean(),
  isPage: z.boolean(),
});

/** An article in the content collection: its front matter as its author writes it, and what the site adds to it. */
export const articleSchema = frontmatterSchema.extend({
  lang: languageTag.default(site.lang),
  metadata: metadata
    .exactOptional()
    .meta({ readOnly: true, description: 'Added by the site. Not to be written.' }),
});

/** A page that is no article: it has no date. */
const pageSchema = articleSchema.omit({ date: true });

/** What a content folder holds beside articles, in the one entry of its collection. */
export const othersSchema = z.strictObject({
  pages: z.array(z.strictObject({ id: z.string(), data: pageSchema })),
  /** Every name of an article that was removed on purpose. */
  removed: z.array(
    z.strictObject({
      slug: z.string(),
      isPage: z.boolean(),
      title: z.string(),
      lang: z.string(),
      sectionIds: z.array(z.string()),
    }),
  ),
});

/** What is wrong in an article, or elsewhere in the content folder; see `Problem`. */
export const problemsSchema = z.strictObject({
  problems: z.array(
    z.strictObject({
      file: z.string(),
      line: z.int().exactOptional(),
      message: z.string(),
      remedy: z.string(),
    }),
  ),
});

/** An article as an entry of the collection: its data as `articleSchema` takes them in. */
export function entryOf(facts: ArticleMetadata): Entry {
  const { frontmatter, file, text, digest, sections, leadIds, removed } = facts;
  const { formerAddresses, words, pictures, media, topicSlugs, translations } = facts;
  const { isRecent, isScheduled, isPage } = facts;
  const shown = Object.fromEntries(
    typeset.flatMap((name) =>
      isSame(facts[name], frontmatter[name]) ? [] : [[name, facts[name]]],
    ),
  );
  const addresses = { sections, leadIds, removed, formerAddresses };
  return {
    id: facts.slug,
    // The one digest stands for all but the place of the text, which changes when a neighbour in the cache does.
    digest: digestOf(JSON.stringify([digest, text])),
    data: {
      ...asWritten(frontmatter),
      metadata: {
        ...{ file, text, digest, shown, ...addresses, words, pictures, topicSlugs, translations },
        ...{ media, isRecent, isScheduled, isPage },
      },
    },
  };
}

/** The facts that an entry of the collection holds. */
export function factsOf({ id, data }: ArticleEntry): ArticleMetadata {
  const { metadata: added, ...frontmatter } = data;
  if (!added) throw new Error(`The entry “${id}” of the collection holds front matter only.`);
  const { shown, ...facts } = added;
  const own = { date: undated, ...frontmatter };
  return { ...own, ...shown, ...facts, frontmatter: own, slug: id };
}

/** Dates as their author wrote them; the schema takes in everything else as it gives it out. */
function asWritten({ date, added, updated, corrections, ...rest }: Frontmatter) {
  return {
    ...rest,
    ...(date.value !== '' && { date: date.value }),
    ...(added && { added: added.value }),
    ...(updated && { updated: updated.value }),
    corrections: corrections.map((correction) => ({ ...correction, date: correction.date.value })),
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** What of the front matter is set by the rules of typography before it is shown. */
const typeset = ['title', 'kicker', 'description', 'picture', 'corrections'] as const;

/** As a loader gives it to Astro's store: with a digest of its data. */
export interface Entry {
  id: string;
  digest: string;
  data: Record<string, unknown>;
}

/** As Astro gives it to pages. */
interface ArticleEntry {
  id: string;
  data: z.output<typeof articleSchema> | z.output<typeof pageSchema>;
}
