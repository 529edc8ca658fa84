import { z } from 'zod';
import type { Vocabulary } from './explain-issue.ts';
import {
  flag,
  headingLevels,
  languageTag,
  line,
  listOf,
  prose,
  refuse,
  slug,
  webAddress,
} from './fields.ts';
import { picture } from './picture.ts';

/** An account in the Fediverse (https://docs.joinmastodon.org/spec/webfinger/). */
const account = line.transform((text, context) => {
  if (/^@[\w.-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text)) return text;
  const bare = /^[\w.-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text);
  const page = /^https?:\/\/([^/\s]+)\/@([\w.-]+)\/?$/i.exec(text);
  const example = bare
    ? `"@${text}"`
    : page
      ? `"@${page[2]}@${page[1]}"`
      : '"@anna@example.social"';
  return refuse(context, `"${text}" is not an account in the Fediverse.`, `Write ${example}.`);
});

/** An e-mail address. */
export const mailAddress = line.transform((text, context) => {
  if (/^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text)) return text;
  const remedy = 'Write it alone, like anna@example.org.';
  return refuse(context, `"${text}" is not an address for e-mail.`, remedy);
});

/** A page about or by an author: an address, or a link text with an address. */
const link = z.preprocess(
  (input) => (typeof input === 'string' ? { url: input } : input),
  z.strictObject({
    /** The link text. The address itself if absent. */
    text: line.exactOptional(),
    url: webAddress,
  }),
);

/** What an author's file contains besides name and text. */
export const personSchema = z.strictObject({
  role: line.exactOptional(),
  links: z.array(link),
  fediverse: account.exactOptional(),
  email: mailAddress.exactOptional(),
});

export type Person = z.output<typeof personSchema>;

/** What an owner may write at the top of an author's file. */
export const authorSchema = z.strictObject({
  /** The name as in the bylines of articles. Required. */
  name: line,
  /** The author's role: `Redakteurin für Verkehr`. */
  role: line.exactOptional(),
  /** One sentence for search engines and previews. */
  description: prose.exactOptional(),
  lang: languageTag,
  /** A portrait. */
  picture: picture.exactOptional(),
  /** Pages about the author: addresses, or `{ text, url }`. */
  links: listOf(link, 'url').default([]),
  /** An account in the Fediverse, shown in previews of the author's articles. */
  fediverse: account.exactOptional(),
  email: mailAddress.exactOptional(),
  headings: headingLevels.exactOptional(),
  draft: flag.default(false),
  /** Former names of the file. */
  formerly: listOf(slug).default([]),
});

/** The fields at the top of an author's file, by the field that contains them. */
export const authorFields: Vocabulary = {
  fields: {
    '': Object.keys(authorSchema.shape),
    picture: Object.keys(picture.shape),
    links: Object.keys(link.out.shape),
  },
  foreign: new Map([
    ['title', "Write it as 'name', or as 'role' if it is what the person does."],
    ['bio', 'Write it below the closing "---".'],
    ['mastodon', 'Write it as \'fediverse\': `fediverse: "@anna@example.social"`.'],
    ['url', "Write it as 'links', a list: `links: [https://example.org/]`."],
    ['website', "Write it as 'links', a list: `links: [https://example.org/]`."],
    ['image', "Write it as 'picture': `picture: { file: anna.jpg, alt: Anna Schmidt }`."],
    ['avatar', "Write it as 'picture': `picture: { file: anna.jpg, alt: Anna Schmidt }`."],
  ]),
};
