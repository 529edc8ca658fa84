import { z } from 'zod';
import { pathWords } from '../schema/path-words.ts';
import { line, refuse } from '../schema/fields.ts';
import { normaliseText } from '../schema/normalise-text.ts';
import { readFields } from '../schema/read-fields.ts';
import type { Problem } from '../problem.ts';
import { en } from './en.ts';
import { placeholders, weave, type Message, type WovenKey } from './templates.ts';
import type { Words } from './words.ts';

/**
 * Reads the owner's words of the interface in one language: messages that override those in `base`.
 * Messages without an override are named in `missing`. `file` names the file in problems.
 */
export function readWords(
  text: string,
  { lang, base, file }: { lang: string; base: Words; file: string },
): { words: Words; missing: string[]; problems: Problem[] } {
  const { data, problems } = readFields(normaliseText(text).split('\n'), {
    schema: wordsSchema,
    vocabulary,
    firstLine: 1,
    file,
  });
  const { paths: _paths, controls, keys, ...messages } = data ?? {};
  const own = Object.entries(messages).map(([key, message]) => [
    key,
    isWoven(key) ? weave(key, message as Message, lang) : message,
  ]);
  const words = {
    ...base,
    ...Object.fromEntries(own),
    controls: { ...base.controls, ...(controls as object | undefined) },
    keys: { ...base.keys, ...(keys as object | undefined) },
  } as Words;
  const missing = [
    ...missingIn(en, messages),
    ...missingIn(en.controls, controls, 'controls.'),
    ...missingIn(en.keys, keys, 'keys.'),
  ];
  return { words, missing, problems };
}

function missingIn(table: object, written: unknown, before = ''): string[] {
  const has = (key: string) =>
    typeof written === 'object' && written !== null && Object.hasOwn(written, key);
  return Object.keys(table)
    .filter((key) => !['controls', 'keys', 'lang'].includes(key) && !has(key))
    .map((key) => before + key);
}

function isWoven(key: string): key is WovenKey {
  return Object.hasOwn(placeholders, key);
}

/** The content of a table, as text. */
function schemaOf(table: object): z.ZodType {
  const fields = Object.entries(table).map(([key, value]) => [
    key,
    messageOf(key, value).optional(),
  ]);
  return z.strictObject(Object.fromEntries(fields) as Record<string, z.ZodType>);
}

function messageOf(key: string, value: unknown): z.ZodType {
  if (isWoven(key)) return woven(key);
  if (typeof value === 'string') return line;
  if (!Array.isArray(value)) return schemaOf(value as object);
  return z.array(line).transform((texts, context) => {
    if (texts.length === value.length) return texts;
    const remedy = `Write ${value.length}, in the place of these: ${value.join(', ')}.`;
    return refuse(context, `There are ${texts.length} words.`, remedy);
  });
}

/** A text with placeholders, or one text for each plural form. */
function woven(key: WovenKey): z.ZodType {
  const names = placeholders[key];
  const remedy = `Write ${names.map((name) => `{${name}}`).join(' and ')} where that is to stand.`;
  const known = line.transform((text, context) => {
    const unknown = placeholdersIn(text).find((name) => !names.includes(name));
    if (unknown === undefined) return text;
    return refuse(context, `There is no {${unknown}} in this message.`, remedy);
  });
  const template = known.transform((text, context) => {
    const lacking = names.find((name) => !placeholdersIn(text).includes(name));
    if (lacking === undefined) return text;
    return refuse(context, `The text lacks {${lacking}}.`, remedy);
  });
  // For none, one or two, languages may use words without a number.
  const forms = z
    .strictObject({ one: known, two: known, zero: known, few: template, many: template })
    .partial();
  const plural = forms.extend({ other: template });
  return z.unknown().transform((value, context): Message => {
    const checked = typeof value === 'string' ? template.safeParse(value) : plural.safeParse(value);
    if (checked.success) return checked.data as Message;
    for (const issue of checked.error.issues) {
      const params = issue.code === 'custom' ? issue.params : { remedy: forPlurals };
      context.addIssue({ code: 'custom', message: issue.message, params, path: issue.path });
    }
    return z.NEVER;
  });
}

function placeholdersIn(text: string): string[] {
  return [...text.matchAll(/\{(.*?)\}/g)].map(([, name = '']) => name);
}

const forPlurals =
  'Write one text, or one for each plural form of the language: `{ one: …, other: … }`, of zero, one, two, few, many and other.';

const { controls, keys, ...messages } = en;
const wordsSchema = z.strictObject({
  ...(schemaOf(messages) as z.ZodObject).shape,
  controls: schemaOf(controls).optional(),
  keys: schemaOf(keys).optional(),
  paths: pathWords.optional(),
});

const vocabulary = {
  fields: {
    '': [...Object.keys(en), 'paths'],
    controls: Object.keys(controls),
    keys: Object.keys(keys),
    paths: Object.keys(pathWords.shape),
  },
};
