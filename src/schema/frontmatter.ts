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

/** Somebody who wrote the article: a name, or a name with an address about the person. */
const author = z.preprocess(
  (input) => (typeof input === 'string' ? { name: input } : input),
  z.strictObject({
    /** As it stands in the byline: `Anna Schmidt`. */
    name: line,
    /** A page about the person. */
    url: webAddress.exactOptional(),
  }),
);

/** Where the article appeared first. */
const source = z.strictObject({
  /** The publication: `Beispielzeitung`. */
  name: line,
  /** The article's address there. */
  url: webAddress.exactOptional(),
});

/** A mistake that was corrected after publication. */
const correction = z.strictObject({
  /** When it was corrected. */
  date: partialDate,
  /** The section that was corrected, by its id or heading; without it, the correction stands above the text. */
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
   * What kind of text it is, where readers must know: `Anzeige`, `Kommentar`, `Analyse`, `Gastbeitrag`, `KI`, or words of your
   * own. Shown wherever the article is. An advertisement is in no news sitemap.
   */
  label: line.exactOptional(),
  /** The standfirst: what the article says in one or two sentences, also shown in previews and search results. */
  description: prose.exactOptional(),
  /** When the article was published, as precisely as it is known. Required. */
  date: partialDate,
  /**
   * When the article came onto this site, as a day or a moment. Atom feeds must say when an entry last changed: an article
   * whose `date` and `updated` name no day is dated there by this, and is left out without it. Shown nowhere else.
   */
  added: exactDate.exactOptional(),
  /** When the article was last changed in substance. */
  updated: partialDate.exactOptional(),
  /** `true` for a text that stays true: its age is not said when it is older than a year. */
  timeless: flag.exactOptional(),
  /** The language the article is written in, as a BCP 47 tag. Absent: the site's language. */
  lang: languageTag,
  /** Who wrote the article, in the order of the byline. */
  authors: listOf(author, 'name').default([]),
  /** The news agency the text comes from: `dpa`. */
  agency: line.exactOptional(),
  /** Where the article appeared first, when that was elsewhere. */
  source: source.exactOptional(),
  /** The topics it is listed under, by name: `Energie`. */
  topics: listOf(line).default([]),
  /** The lead picture. */
  picture: picture.exactOptional(),
  /** `shift` moves all headings of the text down by one level: for texts whose sections begin with `#`. */
  headings: headingLevels.exactOptional(),
  /** What was corrected after publication. */
  corrections: z.array(correction).default([]),
  /** `true` keeps the article off the published site. */
  draft: flag.default(false),
  /** Names the article had in its address before, the oldest first, all of which lead to it. Feeds know the article by the oldest. */
  formerly: listOf(slug).default([]),
  /** The same article in other languages: language tag to the name in that article's address. */
  translations: z.record(languageTag, slug).default({}),
});

/** What an owner may write at the top of a page that is no article, such as a privacy policy. */
export const pageSchema = frontmatterSchema.pick({
  title: true,
  description: true,
  lang: true,
  picture: true,
  headings: true,
  draft: true,
  formerly: true,
});

/** An article's front matter, checked; with a `person` what is said of an author, whose name is the title. */
export type Frontmatter = z.output<typeof frontmatterSchema> & { person?: Person };

/** The fields of the front matter, by the field that holds them. */
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

/** The fields at the top of a page, by the field that holds them. */
export const pageFields: Vocabulary = {
  fields: { ...articleFields.fields, '': Object.keys(pageSchema.shape) },
};
