import { z } from 'zod';
import { parsePartialDate, type PartialDate } from './partial-date.ts';

/*
 * The kinds of value a field can have. A refusal is a Zod issue whose message is a whole sentence
 * and whose `params.remedy` says what to write instead.
 */

/** One line of text, trimmed; a tab counts as a space. */
export const line = z.string().transform((input, context) => {
  const text = input.replaceAll('\t', ' ').trim();
  if (text === '') {
    return refuse(
      context,
      'The field is empty.',
      'Write a value after the colon, or delete the line.',
    );
  }
  if (/[\n\r\u2028\u2029]/u.test(text)) {
    return refuse(context, 'The text has several lines.', 'Write it on one line.');
  }
  if (text.includes('\uFFFD')) {
    return refuse(
      context,
      'The text contains an unreadable character (�).',
      'Save the file as UTF-8.',
    );
  }
  const invisible = forbiddenCharacter.exec(text)?.[0];
  if (invisible === undefined) return text;
  const name = `U+${(invisible.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return refuse(
    context,
    `The text contains the control character ${name}.`,
    'Delete that character.',
  );
});

/** A line shown to readers. It is plain text: Markdown would be printed literally. */
export const prose = line.transform((text, context) => {
  const [found] = /\*\*(?=\S)[^*]+(?<=\S)\*\*|(?<!!)\[[^\]]+\]\(https?:[^)]*\)/.exec(text) ?? [];
  if (found === undefined) return text;
  const message = `The field takes plain text: “${found.slice(0, 60)}” would be printed literally.`;
  const plain = found.replace(/^\*\*|\*\*$/g, '').replace(/^\[([^\]]+)\].*$/, '$1');
  return refuse(context, message, `Write “${plain.slice(0, 60)}” in its place.`);
});

/** An absolute http or https address, normalised by the URL Standard. */
export const webAddress = line.transform((text, context) => {
  if (/^https?:\/\//i.test(text) && !/\s/.test(text) && URL.canParse(text)) {
    const url = new URL(text);
    if (url.username === '' && url.password === '') return url.href;
    return refuse(
      context,
      'The address contains a user name or password.',
      'Delete the part before the "@".',
    );
  }
  const remedy = /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text)
    ? `Write https://${text}.`
    : 'Write the full address, like https://example.org/seite.';
  return refuse(context, `"${text}" is not a web address.`, remedy);
});

/** A BCP 47 tag in its canonical spelling, like `de` or `de-AT`. */
export const languageTag = line.transform((text, context) => {
  const canonical = canonicalTag(text) ?? canonicalTag(text.replaceAll('_', '-'));
  if (canonical === text) return text;
  const remedy = `Write ${canonical ?? 'a tag like de, de-AT or en'}.`;
  return refuse(context, `"${text}" is not a language tag.`, remedy);
});

/**
 * Maximum length of a slug in characters: files are named after it, with extensions of their own.
 */
export const longestSlug = 100;

/** A slug: lower-case letters a to z, digits and single hyphens. */
export const slug = line.transform((text, context) => {
  if (text.length > longestSlug) {
    const message = `"${text.slice(0, 20)}…" has ${text.length} characters.`;
    return refuse(context, message, `Write at most ${longestSlug}.`);
  }
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)) return text;
  const remedy =
    'Write the last part of the address only: lower-case letters a to z, digits, hyphens.';
  return refuse(context, `"${text}" is not the name of an article.`, remedy);
});

/** The path of a picture next to the article, like `bruecke.jpg`. */
export const pictureFile = line.transform((text, context) => {
  const isBeside = !/^[a-z][a-z\d+.-]*:|^[/~]|\\/i.test(text) && !text.split('/').includes('..');
  if (isBeside && /\.(?:mp3|m4a|ogg|mp4|webm)$/i.test(text)) {
    const remedy = 'Name a picture here, and put sounds and videos into the text: ![title](file).';
    return refuse(context, `"${text}" is not a picture.`, remedy);
  }
  if (isBeside) return text;
  const remedy =
    'Put the picture into the folder of the article and write its name, like bruecke.jpg.';
  return refuse(context, `"${text}" is not a picture next to the article.`, remedy);
});

/** A date of any precision. YAML reads a bare year as a number. */
export const partialDate = z.preprocess(
  (input) => (typeof input === 'number' ? String(input) : input),
  line.transform((text, context): PartialDate => {
    const date = parsePartialDate(text);
    return 'precision' in date ? date : refuse(context, date.message, date.remedy);
  }),
);

/** A date that names a day, or a time within it. */
export const exactDate = partialDate.transform((date, context): PartialDate => {
  if (date.precision === 'day' || date.precision === 'time') return date;
  const remedy = 'Write a day like 2024-08-13 or a time like 2024-08-13T09:30+02:00.';
  return refuse(context, `"${date.value}" does not name a day.`, remedy);
});

/** Yes or no. */
export const flag = z.preprocess(
  (input) => (typeof input === 'boolean' ? String(input) : input),
  line.transform((text, context) => {
    if (text === 'true' || text === 'false') return text === 'true';
    return refuse(context, `"${text}" is neither true nor false.`, 'Write true or false.');
  }),
);

/** Whether to move the headings to another level. */
export const headingLevels = line.transform((text, context): 'shift' => {
  if (text === 'shift') return 'shift';
  return refuse(
    context,
    `"${text}" is not a setting for headings.`,
    'Write `headings: shift` to move all headings down by one level, or delete the line.',
  );
});

/** A list without repetitions. `keyOf` names the part of an entry that identifies it. */
export function listOf<Item extends z.ZodType>(item: Item, keyOf?: string) {
  const refuseRepeats = (entries: unknown[], context: z.RefinementCtx) => {
    const names = entries.map((entry) => (keyOf === undefined ? entry : property(entry, keyOf)));
    names.forEach((name, index) => {
      if (typeof name !== 'string' || names.indexOf(name) === index) return;
      refuse(context, `"${name}" is listed twice.`, 'Delete one of the two.', [index]);
    });
  };
  // Reported together with wrong entries, so that an author learns everything at once.
  return z.array(item).superRefine(refuseRepeats, { when: ({ value }) => Array.isArray(value) });
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** A BCP 47 tag in its canonical spelling; `undefined` if the text is not a tag. */
export function canonicalTag(text: string): string | undefined {
  try {
    const [tag] = Intl.getCanonicalLocales(text);
    // BCP 47 allows languages of four to eight letters, but none has been registered.
    return tag !== undefined && /^[a-z]{2,3}(?:-|$)/.test(tag) ? tag : undefined;
  } catch {
    return undefined;
  }
}

/** Control characters, lone surrogates, directional overrides, and what XML forbids. */
const forbiddenCharacter = /[\p{Cc}\p{Cs}\u202A-\u202E\uFEFF\uFFFE\uFFFF]/u;

/** Reports a refusal. Zod ignores the returned value, which only satisfies the type. */
export function refuse(
  context: z.RefinementCtx,
  message: string,
  remedy: string,
  path: (string | number)[] = [],
): never {
  context.addIssue({ code: 'custom', message, params: { remedy }, path });
  return z.NEVER;
}
