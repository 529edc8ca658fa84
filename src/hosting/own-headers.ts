import type { Problem } from '../problem.ts';
import type { Place } from './headers.ts';

/**
 * Reads the owner's headers in `_headers`, in Netlify's format
 * (https://docs.netlify.com/routing/headers/): a path, and indented below it one line per header.
 *
 * Every host can match a folder (`/docs/*`) or a single file. Other rules are returned unchanged in
 * `others`, for hosts that read the file, and are reported. `base` is the path of the site; `file`
 * names the file in problems.
 */
export function readOwnHeaders(text: string, base: string, file: string): OwnHeaders {
  const found: OwnHeaders = { places: [], others: '', problems: [] };
  const spellings = new Map<string, string>();
  for (const rule of splitRules(text)) {
    const problems = rule.lines.flatMap(({ line, text }, index) => {
      const trouble = index === 0 ? pathTrouble(text, base) : lineTrouble(text);
      return trouble === undefined ? [] : [{ file, line, ...trouble }];
    });
    if (problems.length > 0) {
      found.problems.push(...problems);
      found.others += `${rule.lines.map(({ text }) => text).join('\n')}\n`;
    } else found.places.push(readRule(rule, base, spellings));
  }
  return found;
}

/** A rule starts with an unindented line. */
function splitRules(text: string): Rule[] {
  const rules: Rule[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    if (/^\s/.test(line) && rules.length > 0)
      rules.at(-1)?.lines.push({ line: index + 1, text: line });
    else rules.push({ lines: [{ line: index + 1, text: line }] });
  }
  return rules;
}

function pathTrouble(path: string, base: string): Trouble | undefined {
  if (!path.startsWith(base))
    return {
      message: `The path ${path} does not lie on the site, below ${base}.`,
      remedy: `Write a path that begins with ${base}.`,
    };
  if (/^(?:\/[\w.~-]+)*\/(?:\*|[\w.~-]+\.\w+)$/.test(path)) return undefined;
  return {
    message: `The path ${path} is read by Netlify and Cloudflare Pages only.`,
    remedy: 'Write a folder with a star after it, such as /docs/*, or a file.',
  };
}

function lineTrouble(text: string): Trouble | undefined {
  const [, name = '', value = ''] = headerLine.exec(text) ?? [];
  if (name === '')
    return {
      message: `“${text.trim()}” is no header.`,
      remedy:
        'Write a name, a colon and a value; what you write takes the place of what is sent without it.',
    };
  if (!isName.test(name))
    return {
      message: `“${name}” is no name of a header that every server takes.`,
      remedy: 'Write letters, digits and hyphens, with a letter first: X-Name.',
    };
  if (ofServers.test(name))
    return {
      message: `The header ${name} is made by servers.`,
      remedy: 'Delete the line, or serve the site with Netlify or Cloudflare Pages.',
    };
  if (/^[\x20-\x7e]+$/.test(value) && !/[$\\]/.test(value)) return undefined;
  return {
    message: `The value of ${name} holds a sign that not every server can send.`,
    remedy: 'Write ASCII without $ and \\.',
  };
}

/** Each header has the name under which it stands first, which `spellings` holds for lower case. */
function readRule(
  { lines: [path, ...lines] }: Rule,
  base: string,
  spellings: Map<string, string>,
): Place {
  const headers: Record<string, string> = {};
  for (const { text } of lines) {
    const [, written = '', value = ''] = headerLine.exec(text) ?? [];
    const name = spellings.get(written.toLowerCase()) ?? written;
    spellings.set(name.toLowerCase(), name);
    // Hosts join the values of a repeated header.
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return { prefix: path?.text.slice(base.length).replace(/\*$/, '') ?? '', headers };
}

const headerLine = /^\s+([!#$%&'*+.^_`|~\w-]+):\s*(\S.*?)\s*$/;

const isName = /^[a-z][a-z0-9-]*$/i;

/** Headers that servers set themselves. */
const ofServers =
  /^(?:content-(?:type|length|encoding|range)|transfer-encoding|connection|date|etag|last-modified|location|server|vary|accept-ranges|set-cookie)$/i;

interface Rule {
  lines: { line: number; text: string }[];
}

type Trouble = Omit<Problem, 'file' | 'line'>;

interface OwnHeaders {
  places: Place[];
  /** The text of rules that only some hosts can follow. */
  others: string;
  problems: Problem[];
}
