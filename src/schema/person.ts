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

/** An address for e-mail. */
export const mailAddress = line.transform((text, context) => {
  if (/^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text)) return text;
  const remedy = 'Write it alone, like anna@example.org.';
  return refuse(context, `"${text}" is not an address for e-mail.`, remedy);
});

/** A page about somebody, or one of theirs: its address, or what the link says and its address. */
const link = z.preprocess(
  (input) => (typeof input === 'string' ? { url: input } : input),
  z.strictObject({
    /** What the link says; without it, the address itself. */
    text: line.exactOptional(),
    url: webAddress,
  }),
);

/** What is known of somebody beside name and text. */
export const personSchema = z.strictObject({
  role: line.exactOptional(),
  links: z.array(link),
  fediverse: account.exactOptional(),
  email: mailAddress.exactOptional(),
});

export type Person = z.output<typeof personSchema>;

/** What an owner may write at the top of a file about an author. */
export const authorSchema = z.strictObject({
  /** As it stands in the bylines of articles. Required. */
  name: line,
  /** What the person does here: `Redakteurin für Verkehr`. */
  role: line.exactOptional(),
  /** One sentence for search engines and previews. */
  description: prose.exactOptional(),
  lang: languageTag,
  /** A portrait. */
  picture: picture.exactOptional(),
  /** Pages about the person: addresses, or `{ text, url }`. */
  links: listOf(link, 'url').default([]),
  /** An account in the Fediverse, which is named in previews of the person's articles. */
  fediverse: account.exactOptional(),
  email: mailAddress.exactOptional(),
  headings: headingLevels.exactOptional(),
  draft: flag.default(false),
  /** Names the file had before. */
  formerly: listOf(slug).default([]),
});

/** The fields at the top of a file about an author, by the field that holds them. */
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
