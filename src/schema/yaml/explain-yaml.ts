/**
 * Explains the YAML parser's error code for the line on which it occurred. Most mistakes are text
 * that needs quotes, so the remedy is that line with quotes around its text.
 */
export function explainYamlError(code: string, line: string): Omit<YamlTrouble, 'line'> {
  const value = takeApart(line).value;
  const mark = value.charAt(0);
  switch (code) {
    case 'DUPLICATE_KEY':
      return { message: 'The same name occurs twice.', remedy: 'Delete one of the two.' };
    case 'BAD_DQ_ESCAPE':
      return {
        message: 'A backslash has a special meaning between double quotes.',
        remedy: 'Write two backslashes, or use single quotes.',
      };
    case 'TAB_AS_INDENT':
      return {
        message: 'The line is indented with a tab.',
        remedy: 'Indent it with two spaces instead.',
      };
    case 'RESOURCE_EXHAUSTION':
      return { message: 'The field is nested too deeply.', remedy: layout };
  }
  if ((mark === '"' || mark === "'") && !value.slice(1).includes(mark)) {
    return {
      message: 'A quotation mark is opened and not closed.',
      remedy: `Close it at the end of the line: ${line.trim()}${mark}`,
    };
  }
  if ((mark === '[' || mark === '{') && !/[\]}]/.test(value)) {
    const closing = mark === '[' ? ']' : '}';
    return {
      message: `"${mark}" is opened and not closed.`,
      remedy: `Write "${closing}" at the end, or put the text in quotes: ${quoted(line)}`,
    };
  }
  const inner = mark === '{' ? withQuotedBraces(line.trim()) : line.trim();
  if (inner !== line.trim())
    return {
      message: 'Braces in the text have a special meaning.',
      remedy: `Put the text in quotes: ${inner}`,
    };
  const reason = /^["'[{]/.test(value)
    ? `There is text after the closing "${{ '[': ']', '{': '}' }[mark] ?? mark}".`
    : /^[@`%,|>*&!\-?]/.test(value)
      ? `"${mark}" at the beginning has a special meaning.`
      : value.includes(': ') || value.endsWith(':')
        ? 'A colon in the text has a special meaning.'
        : undefined;
  return reason === undefined
    ? { message: 'The field, or what is indented below it, cannot be read.', remedy: layout }
    : { message: reason, remedy: `Put the text in quotes: ${quoted(line)}` };
}

/** `{ article: /{year}/{slug}/ }` → `{ article: "/{year}/{slug}/" }` */
function withQuotedBraces(line: string): string {
  return line.replace(
    /([{,]\s*[\w-]+:\s+)([^"',{}]*(?:\{[\w-]*\}[^"',{}]*)+)/g,
    (_, name: string, text: string) => `${name}"${text.trimEnd()}"${/\s*$/.exec(text)?.[0] ?? ''}`,
  );
}

/** The line with its text in quotes. */
export function quoted(line: string): string {
  const { name, value } = takeApart(line);
  const text = /^'.*'$|^".*"$/.test(value) ? value.slice(1, -1) : value;
  return name + (/["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`);
}

function takeApart(line: string): { name: string; value: string } {
  const [name = ''] = /^\s*(?:-\s+)?(?:[\w-]+:(?:\s+|$))?/.exec(line) ?? [];
  return { name: name.trimStart(), value: line.slice(name.length).trim() };
}

const layout =
  'Write "name: value", and below a name two spaces before each line that belongs to it, or "  - " before each entry of a list.';

/** A place where the front matter is not what its author meant. */
export interface YamlTrouble {
  /** One-based, in the file. */
  line: number;
  message: string;
  remedy: string;
}
