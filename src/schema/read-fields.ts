import type { z } from 'zod';
import type { Problem } from '../problem.ts';
import { explainIssue, type Vocabulary } from './explain-issue.ts';
import { parseFields } from './yaml/parse-fields.ts';

/**
 * Parses and validates YAML fields from lines of a file, the first of which is line `firstLine`.
 * Never throws on what an author wrote: every mistake is a problem, in line order, and `data` is
 * present exactly when there are none. `defaults` replace missing fields, `fallbackLine` is where a
 * missing required field is reported.
 */
export function readFields<Schema extends z.ZodType>(
  lines: readonly string[],
  { schema, vocabulary, defaults = {}, firstLine, fallbackLine = firstLine, file }: Form<Schema>,
): { data?: z.output<Schema>; problems: Problem[] } {
  const { fields, troubles } = parseFields(lines, firstLine);
  const values = Object.fromEntries([...fields].map(([name, { value }]) => [name, value]));
  const input = { ...defaults, ...values };
  const checked = schema.safeParse(input);
  if (checked.success && troubles.length === 0) return { data: checked.data, problems: [] };

  const problems: Problem[] = troubles.map((found) => ({ file, ...found }));
  for (const issue of checked.error?.issues ?? []) {
    const isMissing = !hasPath(input, issue.path);
    for (const { path, message, remedy } of explainIssue(issue, isMissing, vocabulary)) {
      const [name, ...inner] = path;
      const field = fields.get(String(name));
      // A field that could not be parsed has been reported; its parts are unknown.
      if (field && field.troubles.length > 0 && issue.code !== 'unrecognized_keys') continue;
      problems.push({ file, line: field?.lineOf(inner) ?? fallbackLine, message, remedy });
    }
  }
  return { problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

function hasPath(data: unknown, path: readonly PropertyKey[]): boolean {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
    value = Reflect.get(value, step);
  }
  return true;
}

interface Form<Schema> {
  schema: Schema;
  vocabulary: Vocabulary;
  defaults?: Record<string, unknown>;
  /** One-based, in the file. */
  firstLine: number;
  fallbackLine?: number;
  /** Name of the file in the problems. */
  file: string;
}
