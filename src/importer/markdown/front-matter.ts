import { parse as parseToml } from 'smol-toml';
import { parseDocument } from 'yaml';

/**
 * Takes the front matter off a Markdown file from any system: YAML between `---`, TOML between
 * `+++`, JSON in braces or between `---json` and `---`. Fields in tables called `params` or `extra`
 * count as top-level. `trouble` says why a front matter cannot be read; its lines are then dropped.
 */
export function readFrontMatter(text: string): FrontMatter {
  const found = split(text);
  if (!found) return readProperties(text) ?? { body: text };
  const { format, source, body } = found;
  try {
    const value = plain(parsers[format](source));
    if (!isTable(value)) return format === 'yaml' ? { body: text } : { body };
    const inner = ['params', 'extra', 'frontmatter'].map((name) => value[name]).filter(isTable);
    for (const table of inner)
      for (const [name, one] of Object.entries(table))
        if (!Object.hasOwn(value, name)) value[name] = one;
    const fields = Object.entries(value).filter(
      ([name, one]) => !(['params', 'extra', 'frontmatter'].includes(name) && isTable(one)),
    );
    return { fields: new Map(fields), body };
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { body, trouble: `The front matter is no ${format.toUpperCase()}: ${reason}` };
  }
}

function split(text: string): { format: Format; source: string; body: string } | undefined {
  const start = text.replace(/^\s*\n/, '');
  for (const [format, fences] of Object.entries(forms) as [Format, RegExp][]) {
    const match = fences.exec(start);
    if (match) return { format, source: match[1] ?? '', body: start.slice(match[0].length) };
  }
  return undefined;
}

/** Notion writes properties as lines below the headline. */
function readProperties(text: string): FrontMatter | undefined {
  const [, headline, lines = '', body = ''] =
    /^\s*(# [^\n]+\n)\n((?:[A-Z][\w ]{1,30}: [^\n]+\n)+)\n([\s\S]*)$/.exec(text) ?? [];
  const fields = lines
    .trimEnd()
    .split('\n')
    .map((line): [string, string] => [
      line.slice(0, line.indexOf(':')),
      line.slice(line.indexOf(':') + 1).trim(),
    ]);
  const isKnown = fields.some(([name]) => properties.test(name));
  return headline !== undefined && isKnown
    ? { fields: new Map(fields), body: `${headline}\n${body}` }
    : undefined;
}

const properties =
  /^(?:created(?: time)?|date|tags|published|author|status|last edited time|slug)$/i;

const forms = {
  json: /^(?:---json[ \t]*\n)?(?=\{\s*")(\{[\s\S]*?\n\})[ \t]*\n(?:---[ \t]*(?:\n|$))?/,
  toml: /^(?:\+\+\+|---toml)[ \t]*\n([\s\S]*?)\n?(?:\+\+\+|---)[ \t]*(?:\n|$)/,
  yaml: /^---(?:yaml)?[ \t]*\n((?:[\s\S]*?\n)?)(?:---|\.\.\.)[ \t]*(?:\n|$)/,
};

const parsers: Record<Format, (source: string) => unknown> = {
  json: (source) => JSON.parse(source) as unknown,
  toml: (source) => parseToml(source),
  yaml(source) {
    // More lenient parsers accept templates and tabs.
    const document = parseDocument(source.replaceAll('\t', '  '), {
      uniqueKeys: false,
      logLevel: 'silent',
      schema: 'core',
    });
    if (document.errors.length > 0 && !document.contents)
      throw new Error(document.errors[0]?.message);
    return document.toJS({ maxAliasCount: 100 }) as unknown;
  },
};

/** With dates as written. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (!isTable(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type Format = keyof typeof forms;

export interface FrontMatter {
  /** Absent if there is none. */
  fields?: Map<string, unknown>;
  body: string;
  trouble?: string;
}
