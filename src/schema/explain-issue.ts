import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';

/**
 * Explains a Zod issue to an author; one explanation for each unknown field that it names. `path`
 * leads to the field.
 */
export function explainIssue(
  issue: z.core.$ZodIssue,
  isMissing: boolean,
  { fields, foreign }: Vocabulary,
): Explanation[] {
  const path = issue.path;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => explainUnknown([...path, key], key, { fields, foreign }));
    case 'invalid_key':
      return issue.issues.flatMap((inner) =>
        explainIssue({ ...inner, path }, false, { fields, foreign }),
      );
    case 'custom':
      return [explain(path, issue.message, remedyOf(issue.params))];
    case 'invalid_type':
      if (isMissing) return [explainMissing(path)];
      return [explain(path, ...(shapes[issue.expected] ?? [issue.message, 'Correct the field.']))];
    default:
      return [explain(path, issue.message, 'Correct the field.')];
  }
}

function explainUnknown(
  path: PropertyKey[],
  key: string,
  { fields, foreign }: Vocabulary,
): Explanation {
  const names = fields[path.length === 1 ? '' : String(path[0])] ?? [];
  const [closest] = names
    .map((name) => ({ name, edits: distance(key.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, edits }) => edits <= (name.length < 4 ? 1 : name.length < 9 ? 2 : 3))
    .sort((a, b) => a.edits - b.edits);
  const known =
    path.length === 1 ? foreign?.get(key.toLowerCase().replaceAll(/[_-]/g, '')) : undefined;
  const remedy =
    known ??
    (closest
      ? `Did you mean '${closest.name}'?`
      : `Delete it, or use one of these fields: ${names.join(', ')}.`);
  return {
    path,
    message: `There is no field '${key}'${path.length > 1 ? ` in '${String(path[0])}'` : ''}.`,
    remedy,
  };
}

function explainMissing(path: PropertyKey[]): Explanation {
  const name = String(path.at(-1));
  const example = examples[path.join('.')] ?? examples[name] ?? '…';
  return explain(path, 'The field is missing.', `Add a line like \`${name}: ${example}\`.`);
}

function explain(path: PropertyKey[], message: string, remedy: string): Explanation {
  const names = path.filter((step) => typeof step !== 'number').map(String);
  return { path, message: `${names.join('.')}: ${message}`, remedy };
}

function remedyOf(params: Record<string, unknown> | undefined): string {
  const remedy = params?.['remedy'];
  return typeof remedy === 'string' ? remedy : 'Correct the field.';
}

/** The messages for values of the wrong shape, by expected shape. */
const shapes: Record<string, [message: string, remedy: string]> = {
  string: [
    'The field takes text only.',
    'Write the text after the colon; put it in quotes if it begins with "[" or "{".',
  ],
  array: [
    'The field takes a list.',
    'Write each entry on a line of its own below the name, as "  - entry".',
  ],
  object: [
    'The field takes fields of its own.',
    'Write them below the name, each as "  name: value".',
  ],
  record: [
    'The field takes fields of its own.',
    'Write them below the name, each as "  name: value".',
  ],
};

const examples: Record<string, string> = {
  title: 'Brücke über den Inn gesperrt',
  date: '2024-08-13',
  name: 'Anna Schmidt',
  'source.name': 'Beispielzeitung',
  text: 'In einer früheren Fassung stand …',
};

/** The names of fields. */
export interface Vocabulary {
  /** The fields that exist, by the field that contains them; top-level ones under ''. */
  fields: Readonly<Record<string, readonly string[]>>;
  /**
   * What to write instead of other systems' fields, by their names in lower case without hyphens.
   */
  foreign?: ReadonlyMap<string, string> | undefined;
}

/** One thing to mend. */
export interface Explanation {
  path: PropertyKey[];
  message: string;
  remedy: string;
}
