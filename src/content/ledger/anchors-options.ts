import { parseArgs } from 'node:util';
import type { Decision } from '../../anchors/decide.ts';
import type { Rest } from '../../anchors/reconcile.ts';
import { UsageError } from '../../cli/command.ts';

/** What `npm run anchors -- --help` prints. */
export const usage = `npm run anchors [-- options]

Records the address of every article and section in content/anchors/ (below CONTENT_DIR, if that is set), and finds
where the texts of recorded addresses are today. If that is uncertain it asks; without a terminal it prints the command
for each answer. While a question is open only answers are recorded.

  --moved <article>#<id>=<id>   the section is now part of another one: its address leads there
  --lead <article>#<id>         the section is now the text before the first heading
  --keep <article>#<id>         the section is still the one with its heading, but rewritten
  --remove <article>#<id>       the section was removed on purpose: its address will say so
  --keep <article>              every section in question is still the one with its heading, or in its place
  --remove <article>#           all sections in question were removed on purpose
  --remove <article>            the article was removed on purpose
  --each <article>              ask about each section of an article that was rewritten
  --dry-run                     show what would be recorded, and record nothing

Options can be repeated. Exit code: 0 everything is recorded, 1 there are open questions or problems, 2 usage error.`;

/** Parses the command line. Throws a usage error as text or as an `Error`. */
export function readOptions(args: string[]): Options {
  const texts = { type: 'string', multiple: true, default: [] as string[] } as const;
  const { values } = parseArgs({
    args,
    options: {
      moved: texts,
      lead: texts,
      keep: texts,
      remove: texts,
      each: texts,
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  });
  const options: Options = {
    decisions: new Map(),
    rest: new Map(),
    removals: new Set(),
    each: new Set(values.each),
    dryRun: values['dry-run'],
    help: values.help,
  };
  for (const text of values.moved) {
    const [, name = '', to] = /^([^=]*)=#?([a-z0-9-]+)$/.exec(text) ?? [];
    const { slug, id } = read(name) ?? {};
    if (slug === undefined || !id || to === undefined)
      throw new UsageError(`--moved ${text} is not of the form <article>#<id>=<id>.`);
    note(options, slug, id, { to });
  }
  for (const [option, decision] of simple) {
    for (const text of values[option]) {
      const { slug, id } = read(text) ?? {};
      if (slug === undefined || (option === 'lead' && !id))
        throw new UsageError(`--${option} ${text} is not of the form <article>#<id>.`);
      if (id) note(options, slug, id, decision);
      else if (option === 'remove' && id === undefined) options.removals.add(slug);
      else options.rest.set(slug, option === 'keep' ? 'kept' : 'removed');
    }
  }
  return options;
}

/** Adds an answer to the options. */
export function note({ decisions }: Options, slug: string, id: string, decision: Decision): void {
  const known = decisions.get(slug) ?? new Map<string, Decision>();
  decisions.set(slug, known.set(id, decision));
}

/** Parses `<article>`, `<article>#<id>`, or `<article>#` for all open sections of an article. */
function read(text: string): { slug: string; id: string | undefined } | undefined {
  const [, slug, id] = /^([a-z0-9-]+)(?:#([a-z0-9-]*))?$/.exec(text) ?? [];
  return slug === undefined ? undefined : { slug, id };
}

const simple = [
  ['keep', 'kept'],
  ['remove', 'removed'],
  ['lead', { to: '' }],
] as const;

export interface Options {
  /** Answers about sections, by name of the article. */
  decisions: Map<string, Map<string, Decision>>;
  /** One answer for all other open sections of an article. */
  rest: Map<string, Rest>;
  /** Articles removed on purpose. */
  removals: Set<string>;
  /** Articles with one question per section. */
  each: Set<string>;
  dryRun: boolean;
  help: boolean;
}
