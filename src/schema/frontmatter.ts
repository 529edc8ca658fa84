import { z } from 'zod';
import type { Vocabulary } from './explain-issue.ts';
import { foreignFields } from './foreign-fields.ts';
import type { Person } from './person.ts';
import { picture } from './picture.ts';
import {
  exactDate,
  flag,
  headingLevels,
  languageTag,
  line,
  listOf,
  partialDate,
  prose,
  slug,
  webAddress,
} from './fields.ts';

/** An author of the article: a name, optionally with the address of a page about the person. */
export const author = z.preprocess(
  (input) => (typeof input === 'string' ? { name: input } : input),
  z.strictObject({
    /** As in the byline: `Anna Schmidt`. */
    name: line,
    /** A page about the person. */
    url: webAddress.exactOptional(),
  }),
);

/** Where the article was first published. */
const source = z.strictObject({
  /** The publication: `Beispielzeitung`. */
  name: line,
  /** The article's address there. */
  url: webAddress.exactOptional(),
});

/** A correction made after publication. */
const correction = z.strictObject({
  /** When it was corrected. */
  date: partialDate,
  /**
   * The corrected section, by its id or heading. Without it, the correction is shown at the top.
   */
  section: line.exactOptional(),
  /** What was wrong and what is right, in a sentence or two. */
  text: prose,
});

/** What an author may write between the two `---` lines at the top of an article. */
export const frontmatterSchema = z.strictObject({
  /** The headline. Required. */
  title: prose,
  /** The short line above the headline that names the subject: `Hochwasser in Passau`. */
  kicker: prose.exactOptional(),
  /**
   * The kind of text, where readers must know: `Anzeige`, `Kommentar`, `Analyse`, `Gastbeitrag`,
   * `KI`, or any other words. Shown wherever the article is listed. Advertisements are excluded
   * from the news sitemap.
   */
  label: line.exactOptional(),
  /**
   * The standfirst: the article in one or two sentences, also shown in previews and search results.
   */
  description: prose.exactOptional(),
  /** The publication date, as precise as it is known. Required. */
  date: partialDate,
  /**
   * When the article was added to this site, as a day or a time. Atom feeds require the time of an
   * entry's last change: for an article whose `date` and `updated` name no day it is this one, and
   * without it the article is left out. Not shown anywhere else.
   */
  added: exactDate.exactOptional(),
  /** When the article was last changed in substance. */
  updated: partialDate.exactOptional(),
  /** The series it is a part of: its end leads to the parts before and after it. */
  series: prose.exactOptional(),
  /** `true` for an evergreen text: readers are not told when it is older than a year. */
  timeless: flag.exactOptional(),
  /** The language of the article, as a BCP 47 tag. Default: the site's language. */
  lang: languageTag,
  /** The authors, in the order of the byline. */
  authors: listOf(author, 'name').default([]),
  /** The news agency the text comes from: `dpa`. */
  agency: line.exactOptional(),
  /** Where the article was first published, if elsewhere. */
  source: source.exactOptional(),
  /** The topics it is listed under, by name: `Energie`. */
  topics: listOf(line).default([]),
  /** The lead picture. */
  picture: picture.exactOptional(),
  /**
   * `shift` moves all headings of the text down by one level: for texts whose sections begin with
   * `#`.
   */
  headings: headingLevels.exactOptional(),
  /** Corrections made after publication. */
  corrections: z.array(correction).default([]),
  /** `true` keeps the article off the published site. */
  draft: flag.default(false),
  /**
   * Former names of the article in addresses, oldest first; all of them lead to it. Feeds identify
   * the article by the oldest.
   */
  formerly: listOf(slug).default([]),
  /** The same article in other languages: language tag to that article's slug. */
  translations: z.record(languageTag, slug).default({}),
});

/**
 * What an owner may write at the top of a page that is not an article, such as a privacy policy.
 */
export const pageSchema = frontmatterSchema.pick({
  title: true,
  description: true,
  lang: true,
  picture: true,
  headings: true,
  draft: true,
  formerly: true,
});

/**
 * The checked front matter of an article. For an author, `person` has the additional fields, and
 * the title is the name.
 */
export type Frontmatter = z.output<typeof frontmatterSchema> & { person?: Person };

/** The fields of the front matter, by the field that contains them. */
export const articleFields: Vocabulary = {
  fields: {
    '': Object.keys(frontmatterSchema.shape),
    authors: Object.keys(author.out.shape),
    source: Object.keys(source.shape),
    picture: Object.keys(picture.shape),
    corrections: Object.keys(correction.shape),
  },
  foreign: foreignFields,
};

/** The fields at the top of a page, by the field that contains them. */
export const pageFields: Vocabulary = {
  fields: { ...articleFields.fields, '': Object.keys(pageSchema.shape) },
};
