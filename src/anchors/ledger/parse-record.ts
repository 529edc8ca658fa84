import { z } from 'zod';
import { isFingerprint } from '../match/fingerprint.ts';
import type { LedgerRecord } from './ledger.ts';

/**
 * Parses one record of the ledger from its JSON. Returns why it is not one, as a sentence, if it is
 * malformed. `isHead`: it is an article's own.
 */
export function parseRecord(json: string, isHead: boolean): LedgerRecord | string {
  const [, heading, lang, date, at, text = ''] = ordinaryRecord.exec(json) ?? [];
  const isOrdinary = heading !== undefined && (isHead ? at : (lang ?? date)) === undefined;
  if (isOrdinary && isFingerprint(text))
    return {
      heading,
      ...(lang !== undefined && { lang }),
      ...(date !== undefined && { date }),
      ...(at !== undefined && { at: Number(at) }),
      text,
    };
  try {
    const { data, error } = (isHead ? headSchema : recordSchema).safeParse(JSON.parse(json));
    const issue = error?.issues[0];
    if (!issue) return data ?? unknownLine;
    const place = issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
    return `The line breaks the rules of the ledger: ${place}${issue.message}.`;
  } catch {
    return unknownLine;
  }
}

/**
 * Matches the usual form of a record, an existing section with a plain heading, which needs no
 * schema check.
 */
const ordinaryRecord =
  /^\{ "heading": "([^"\\]+)",(?: "lang": "([^"\\]+)",)?(?: "date": "(\d{4}(?:-\d\d){0,2})",)?(?: "at": (-?\d+(?:\.\d+)?),)? "text": "([\w-]+)" \}$/;

/** Why a line is not a record that this program writes. */
export const unknownLine = 'This line is not one that `npm run anchors` writes.';

const fields = z.strictObject({
  heading: z.string().min(1),
  text: z.string().refine(isFingerprint, 'not a fingerprint').exactOptional(),
  now: z.string().exactOptional(),
  removed: z.literal(true).exactOptional(),
});
const recordSchema = judged(
  fields.extend({
    at: z.number().exactOptional(),
    part: z.string().refine(isFingerprint, 'not a fingerprint').exactOptional(),
    answer: z.string().exactOptional(),
  }),
);
const headSchema = judged(
  fields.extend({
    now: z.string().min(1).exactOptional(),
    lang: z.string().min(1).exactOptional(),
    date: z
      .string()
      .regex(/^\d{4}(?:-\d\d){0,2}$/, 'not a date')
      .exactOptional(),
  }),
);

function judged<Schema extends z.ZodType<z.infer<typeof fields>>>(schema: Schema): Schema {
  return schema
    .refine(
      ({ now, removed }) => now === undefined || removed === undefined,
      'removed and elsewhere',
    )
    .refine(
      ({ text, now, removed }) => text !== undefined || now !== undefined || removed,
      'the fingerprint (text) is missing',
    );
}
