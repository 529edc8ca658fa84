import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import { explainYamlError, quoted, type YamlTrouble } from './explain-yaml.ts';
import { readPlainField } from './plain-field.ts';
import { splitEntries, type Entry } from './split-entries.ts';

/**
 * Parses the lines of a front matter, the first of which is line `firstLine` of its file: YAML with
 * text as the only kind of scalar, and without anchors and tags. Each top-level field is parsed
 * separately, so that a mistake in one hides none in another.
 */
export function parseFields(lines: readonly string[], firstLine: number): ParsedFields {
  const fields = new Map<string, Field>();
  const troubles: YamlTrouble[] = [];
  for (const entry of splitEntries(lines, firstLine)) {
    if (entry.name === undefined) {
      troubles.push({ line: entry.line, ...strayLine(entry.lines[0] ?? '') });
    } else if (fields.has(entry.name)) {
      const message = `${entry.name}: The field occurs twice.`;
      troubles.push({ line: entry.line, message, remedy: 'Delete one of the two.' });
    } else {
      const field = parseEntry(entry, entry.name);
      fields.set(entry.name, field);
      troubles.push(...field.troubles);
    }
  }
  return { fields, troubles };
}

function parseEntry(entry: Entry, name: string): Field {
  const tab = entry.lines.findIndex((line) => /^ *\t/.test(line) && line.trim() !== '');
  if (tab !== -1) {
    const message = `${name}: The line is indented with a tab.`;
    const trouble = {
      line: entry.line + tab,
      message,
      remedy: 'Indent it with two spaces instead.',
    };
    return { line: entry.line, lineOf: () => entry.line, troubles: [trouble] };
  }

  const plain = readPlainField(entry.lines);
  if (plain) {
    const { value, rows } = plain;
    const lineOf = ([index]: readonly PropertyKey[]) => entry.line + (rows[Number(index)] ?? 0);
    return { line: entry.line, value, lineOf, troubles: [] };
  }

  const counter = new LineCounter();
  const text = entry.lines.join('\n');
  const yaml = parseDocument(text, {
    schema: 'failsafe',
    prettyErrors: false,
    lineCounter: counter,
  });
  const lineAt = (offset: number) => entry.line + Math.max(counter.linePos(offset).line, 1) - 1;

  const found = new Map<number, YamlTrouble>();
  const report = (offset: number, describe: (line: string) => Omit<YamlTrouble, 'line'>) => {
    const line = lineAt(offset);
    const { message, remedy } = describe(entry.lines[line - entry.line] ?? '');
    if (!found.has(line)) found.set(line, { line, message: `${name}: ${message}`, remedy });
  };
  for (const { code, pos } of [...yaml.errors, ...yaml.warnings]) {
    report(pos[0], (line) => explainYamlError(code, line));
  }
  if (found.size === 0) refuseTraps(yaml, report);

  const value = isMap(yaml.contents) ? yaml.contents.items[0]?.value : undefined;
  const field = {
    line: entry.line,
    lineOf: (path: readonly PropertyKey[]) => lineAt(offsetOf(value, path)),
    troubles: [...found.values()],
  };
  return found.size === 0 ? { ...field, value: toData(value) } : field;
}

/** Reports valid YAML that means something other than its author thinks. */
function refuseTraps(yaml: Document, report: Report): void {
  const reportAt = (node: Node | null, describe: (line: string) => Omit<YamlTrouble, 'line'>) =>
    report(node?.range?.[0] ?? 0, describe);
  visit(yaml, {
    Node: (_key, node) => {
      const isMarked = isAlias(node) || (isNode(node) && node.anchor !== undefined);
      if (isMarked) return reportAt(node, (line) => explainYamlError('ANCHOR', line));
      if (!isScalar(node) || node.type !== 'PLAIN' || !/^\S/.test(node.comment ?? '')) return;
      reportAt(node, (line) => ({
        message: `The text ends before "#${node.comment}".`,
        remedy: `Put it in quotes: ${quoted(line)}`,
      }));
    },
    Pair: (_key, { key }) => {
      if (isScalar(key)) return;
      reportAt(isNode(key) ? key : null, (line) => explainYamlError('NON_STRING_KEY', line));
    },
  });
}

function strayLine(line: string): Omit<YamlTrouble, 'line'> {
  const message = 'This line is not a field.';
  const glued = /^([\w-]+):(?!\/\/)(\S.*)$/.exec(line);
  if (glued) return { message, remedy: `Put a space after the colon: ${glued[1]}: ${glued[2]}` };
  const remedy = /^\s/.test(line)
    ? 'Remove the spaces before it.'
    : 'Write "name: value", indent it by two spaces if it continues the field above, or move it below the closing "---".';
  return { message, remedy };
}

/** Text, lists and objects, nothing else. */
function toData(node: unknown): unknown {
  if (isScalar(node)) return typeof node.value === 'string' ? node.value : '';
  if (isSeq(node)) return node.items.map(toData);
  if (!isMap(node)) return '';
  return Object.fromEntries(
    node.items.map(({ key, value }) => [isScalar(key) ? String(key.value) : '', toData(value)]),
  );
}

/** The offset of the key or list item at the path, or of its nearest existing ancestor. */
function offsetOf(root: unknown, path: readonly PropertyKey[]): number {
  let node = root;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && key.value === step);
      if (!pair || !isScalar(pair.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = (isNode(node) ? node.range?.[0] : undefined) ?? offset;
    } else break;
  }
  return offset;
}

type Report = (offset: number, describe: (line: string) => Omit<YamlTrouble, 'line'>) => void;

/** One field as the author wrote it. */
export interface Field {
  line: number;
  /** Text, lists and objects of text; absent when the field could not be read. */
  value?: unknown;
  /** The line in the file of a key or list item inside the field. */
  lineOf: (path: readonly PropertyKey[]) => number;
  troubles: YamlTrouble[];
}

export interface ParsedFields {
  fields: Map<string, Field>;
  troubles: YamlTrouble[];
}
