import { z } from 'zod';
import { frontmatterSchema, type Frontmatter } from '../../schema/frontmatter.ts';
import { personSchema } from '../../schema/person.ts';
import { undated } from '../../schema/read-frontmatter.ts';
import { languageTag } from '../../schema/fields.ts';
import { site } from '../../site.ts';
import type { ArticleMetadata } from '../metadata.ts';
import { digestOf } from '../../cache/digest.ts';

/** An empty list is left out: Astro's store takes as long for it as for a word. */
function filled<Item extends z.ZodType>(item: Item) {
  return z.array(item).min(1).exactOptional();
}

const textKind = z.literal(['article', 'page', 'author']);
const removedSection = z.strictObject({ id: z.string(), heading: z.string() });

const addressed = { slug: z.string(), addressDate: z.string().exactOptional() };

/** What reading adds to an article's front matter; see `ArticleMetadata`. */
const metadata = z.strictObject({
  file: z.string(),
  addressDate: addressed.addressDate,
  text: z.strictObject({
    source: z.string(),
    path: z.string(),
    at: z.int(),
    length: z.int(),
    check: z.string(),
  }),
  digest: z.string(),
  /** Fields changed by typography, as they are shown. */
  shown: z.record(z.string(), z.unknown()),
  sections: z.array(
    z.strictObject({
      id: z.string(),
      formerIds: filled(z.string()),
      level: z.literal([1, 2, 3, 4, 5, 6]),
      number: z.int(),
      html: z.string(),
      text: z.string(),
      words: z.int(),
    }),
  ),
  leadIds: filled(z.string()),
  removed: filled(removedSection),
  formerAddresses: filled(z.strictObject({ ...addressed, sectionIds: z.array(z.string()) })),
  words: z.int(),
  pictures: filled(
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
  media: filled(
    z.strictObject({
      source: z.string(),
      file: z.string(),
      hash: z.string(),
      ending: z.string(),
      size: z.number(),
      captions: z.strictObject({ file: z.string(), hash: z.string() }).exactOptional(),
      poster: z.string().exactOptional(),
    }),
  ),
  topicSlugs: filled(z.string()),
  translations: filled(z.strictObject({ ...addressed, lang: z.string() })),
  isRecent: z.boolean(),
  age: z.int(),
  isScheduled: z.boolean(),
  kind: textKind,
});

/**
 * An article in the content collection: its front matter as the author wrote it, and the added
 * metadata.
 */
export const articleSchema = frontmatterSchema.extend({
  lang: languageTag.default(site.lang),
  metadata: metadata
    .exactOptional()
    .meta({ readOnly: true, description: 'Added by the site. Not to be written.' }),
});

/** A page that is not an article, or the page of an author. It has no date. */
const pageSchema = articleSchema
  .omit({ date: true })
  .extend({ person: personSchema.exactOptional() });

/** The rest of a content folder, the only entry of its collection. */
export const othersSchema = z.strictObject({
  pages: z.array(z.strictObject({ id: z.string(), data: pageSchema })),
  /** Every name of articles that were removed on purpose. */
  removed: z.array(
    z.strictObject({
      ...addressed,
      kind: textKind,
      title: z.string(),
      lang: z.string(),
      sectionIds: z.array(z.string()),
    }),
  ),
});

/** Problems of an article or of the rest of the content folder; see `Problem`. */
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

/** An article as an entry of the collection: its data is the input of `articleSchema`. */
export function entryOf(facts: ArticleMetadata): Entry {
  const { frontmatter, file, text, digest, sections, leadIds, removed } = facts;
  const { formerAddresses, words, pictures, media, topicSlugs, translations } = facts;
  const { isRecent, age, isScheduled, kind, addressDate } = facts;
  const shown = Object.fromEntries(
    typeset.flatMap((name) =>
      isSame(facts[name], frontmatter[name]) ? [] : [[name, facts[name]]],
    ),
  );
  const lists = {
    ...{ leadIds, removed, formerAddresses, pictures, media, topicSlugs, translations },
  };
  return {
    id: facts.slug,
    // One digest stands for everything but the text's location, which changes when a neighbour in
    // the cache does.
    digest: digestOf(JSON.stringify([digest, text])),
    data: {
      ...asWritten(frontmatter),
      metadata: {
        ...{ file, text, digest, shown, words, isRecent, age, isScheduled, kind },
        sections: sections.map((section) => withoutEmpty(section)),
        ...withoutEmpty(lists),
        ...(addressDate !== undefined && { addressDate }),
      },
    },
  };
}

/** The metadata in an entry of the collection. */
export function factsOf({ id, data }: ArticleEntry): ArticleMetadata {
  const { metadata: added, ...frontmatter } = data;
  if (!added) throw new Error(`The entry “${id}” of the collection holds front matter only.`);
  const { shown, sections, ...facts } = added;
  const own = { date: undated, ...frontmatter };
  return {
    ...{ ...own, ...shown, ...emptyLists, ...facts, frontmatter: own, slug: id },
    sections: sections.map((section) => ({ formerIds: [], ...section })),
  };
}

const emptyLists = {
  ...{ leadIds: [], removed: [], formerAddresses: [] },
  ...{ pictures: [], media: [], topicSlugs: [], translations: [] },
};

function withoutEmpty(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => !Array.isArray(value) || value.length > 0),
  );
}

/** Dates as their author wrote them; the schema leaves all other values unchanged. */
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

/** The front matter fields that are shown differently: typeset, or with what else is known. */
const typeset = ['title', 'kicker', 'description', 'picture', 'corrections', 'authors'] as const;

/** An entry as a loader gives it to Astro's store, with a digest of its data. */
export interface Entry {
  id: string;
  digest: string;
  data: Record<string, unknown>;
}

/** An entry as Astro gives it to pages. */
interface ArticleEntry {
  id: string;
  data: z.output<typeof articleSchema> | z.output<typeof pageSchema>;
}
