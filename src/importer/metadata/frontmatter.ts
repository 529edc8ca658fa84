import { Document, isMap, isScalar, Scalar, visit } from 'yaml';
import type { Doubt, Facts } from '../draft.ts';

/**
 * Writes the facts between two `---` lines, in the usual order. A doubt about a field becomes a `#
 * TODO` above it, all others follow the fields.
 */
export function printFrontmatter(facts: Facts, doubts: readonly Doubt[]): string {
  const present = order.filter((name) => plain(facts[name]) !== undefined);
  const fields = present.flatMap((name) => [
    ...doubts.filter(({ field }) => field === name).map(todo),
    printField(name, plain(facts[name])),
  ]);
  const rest = doubts.filter(({ field }) => !present.some((name) => name === field)).map(todo);
  return `---\n${[...fields, ...rest].join('\n')}\n---\n`;
}

const order = [
  'title',
  'kicker',
  'description',
  'date',
  'added',
  'updated',
  'lang',
  'authors',
  'agency',
  'source',
  'topics',
  'picture',
  'corrections',
  'draft',
  'formerly',
  'translations',
] as const;
const width = 110;

function todo({ message }: Doubt): string {
  return `# TODO ${message.replace(/\s+/g, ' ')}`;
}

function printField(name: string, value: unknown): string {
  // A long text is folded, with one line per sentence. A headline is one line.
  if (name !== 'title' && typeof value === 'string' && value.length > width)
    return `${name}: >-\n  ${value.replace(/(?<=[.!?]["”“»]?) (?=["„“«»\p{Lu}])/gu, '\n  ')}`;
  const document = new Document({ [name]: value });
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || typeof node.value !== 'string') return;
      if (node.value.includes('"'))
        node.type = node.value.includes("'") ? Scalar.QUOTE_DOUBLE : Scalar.QUOTE_SINGLE;
    },
  });
  const { contents } = document;
  const pair = isMap(contents) ? contents.items[0] : undefined;
  // A year is a number in YAML; the schema reads it as text.
  if (name === 'date' && pair && isScalar(pair.value) && /^\d{4}$/.test(String(pair.value.value)))
    pair.value.value = Number(pair.value.value);
  return document.toString({ lineWidth: 0 }).trimEnd();
}

/** Omits empty values. An author without an address becomes a name. */
function plain(value: unknown): unknown {
  if (value === undefined || value === '') return undefined;
  if (Array.isArray(value)) return value.length > 0 ? value.map(plainItem) : undefined;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined && one !== '');
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function plainItem(value: unknown): unknown {
  const item = plain(value);
  const entries = typeof item === 'object' && item !== null ? Object.entries(item) : [];
  return entries.length === 1 && entries[0]?.[0] === 'name' ? (entries[0][1] as unknown) : item;
}
