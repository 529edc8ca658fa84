import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { knownFields } from './frontmatter.ts';

/**
 * Turns one of Zod's issues into what an author reads, one for each unknown field it names.
 * `path` leads to the field concerned.
 */
export function explainIssue(issue: z.core.$ZodIssue, isMissing: boolean): Explanation[] {
  const path = issue.path;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => explainUnknown([...path, key], key));
    case 'invalid_key':
      return issue.issues.flatMap((inner) => explainIssue({ ...inner, path }, false));
    case 'custom':
      return [explain(path, issue.message, remedyOf(issue.params))];
    case 'invalid_type':
      if (isMissing) return [explainMissing(path)];
      return [explain(path, ...(shapes[issue.expected] ?? [issue.message, 'Correct the field.']))];
    default:
      return [explain(path, issue.message, 'Correct the field.')];
  }
}

function explainUnknown(path: PropertyKey[], key: string): Explanation {
  const names = knownFields[path.length === 1 ? '' : String(path[0])] ?? [];
  const [closest] = names
    .map((name) => ({ name, edits: distance(key.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, edits }) => edits <= (name.length < 4 ? 1 : name.length < 9 ? 2 : 3))
    .sort((a, b) => a.edits - b.edits);
  const known =
    path.length === 1 ? elsewhere.get(key.toLowerCase().replaceAll(/[_-]/g, '')) : undefined;
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

/** What to say when a value has the wrong shape, by the shape it should have. */
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

/** What fields of other systems are called here, by their names in small letters. */
const elsewhere: ReadonlyMap<string, string> = new Map([
  ...sameRemedy("Write it as 'topics', a list: `topics: [Energie]`.", [
    ...['tags', 'tag', 'categories', 'category', 'keywords', 'subjects', 'sections', 'ressort'],
  ]),
  ...sameRemedy("Write it as 'date'.", [
    ...[
      'pubdate',
      'publishdate',
      'published',
      'publishedat',
      'datepublished',
      'created',
      'createdat',
    ],
  ]),
  ...sameRemedy("Write it as 'updated'.", [
    ...[
      'lastmod',
      'modified',
      'lastmodified',
      'datemodified',
      'updateddate',
      'updatedat',
      'moddate',
    ],
  ]),
  ...sameRemedy(
    "Write it as 'picture', with its file and description: `picture: { file: x.jpg, alt: … }`.",
    [
      ...[
        'image',
        'images',
        'cover',
        'coverimage',
        'heroimage',
        'thumbnail',
        'featuredimage',
        'banner',
      ],
    ],
  ),
  ...sameRemedy("Write it as 'description'.", [
    ...['excerpt', 'summary', 'subtitle', 'teaser', 'abstract', 'lead', 'standfirst', 'lede'],
  ]),
  ...sameRemedy("Write it as 'authors', a list: `authors: [Anna Schmidt]`.", [
    'author',
    'byline',
    'creator',
  ]),
  ...sameRemedy('Delete it, and give the file that name: it is the name in the address.', [
    ...['slug', 'permalink', 'url', 'path'],
  ]),
  ...sameRemedy("Write the old names as 'formerly', a list: `formerly: [old-name]`.", [
    ...['aliases', 'alias', 'redirectfrom', 'redirects'],
  ]),
  ...sameRemedy("Write it as 'lang'.", ['language', 'locale']),
  ...sameRemedy("Write it as 'kicker'.", ['overline', 'dachzeile', 'roofline', 'eyebrow']),
  ...sameRemedy('Write `draft: true` for an article that is not to be published.', [
    'hidden',
    'unlisted',
  ]),
  ...sameRemedy('Delete it: every article has the same layout here.', [
    'layout',
    'template',
    'type',
  ]),
  ...sameRemedy('Delete it: headings make the list of contents.', ['toc', 'tableofcontents']),
]);

function sameRemedy(remedy: string, names: readonly string[]): [string, string][] {
  return names.map((name) => [name, remedy]);
}

const examples: Record<string, string> = {
  title: 'Brücke über den Inn gesperrt',
  date: '2024-08-13',
  name: 'Anna Schmidt',
  'source.name': 'Beispielzeitung',
  text: 'In einer früheren Fassung stand …',
};

/** One thing to mend. */
export interface Explanation {
  path: PropertyKey[];
  message: string;
  remedy: string;
}
