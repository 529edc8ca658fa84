import type { Parents, Root, RootContent } from 'hast';
import type { VFile } from 'vfile';
import { isElement, isFlow } from '../tree/elements.ts';
import { MarkdownLimitError } from '../limits.ts';
import { lineOf, report, settingsOf } from '../settings.ts';

/**
 * Closes elements that HTML in the text leaves open, and removes unmatched end tags, so that no tag
 * reaches beyond its own paragraph or its own group of HTML lines: otherwise an HTML parser would
 * let one forgotten `</b>` or `</details>` take in every section below. `<plaintext>`, which cannot
 * be closed, is removed. Returns whether there is any HTML at all.
 *
 * - before: paragraph `Sehr`, raw `<b>`, `laut`; heading `Danach`
 * - after: paragraph `Sehr`, raw `<b>`, `laut`, raw `</b>`; heading `Danach`
 */
export function balanceHtml(tree: Root, file: VFile): boolean {
  const units: Parents[] = [tree];
  let hasHtml = false;
  for (const unit of units) {
    const open: OpenTag[] = [];
    hasHtml = balance(unit, unit, open, units, file) || hasHtml;
    for (const tag of open.reverse()) close(tag, file);
  }
  return hasHtml;
}

/**
 * Walks one paragraph, or the blocks between lines of HTML; nested blocks are units of their own.
 */
function balance(
  parent: Parents,
  unit: Parents,
  open: OpenTag[],
  units: Parents[],
  file: VFile,
): boolean {
  let hasHtml = false;
  for (const node of parent.children) {
    if (node.type === 'raw') {
      hasHtml = true;
      node.value = withoutStrayEnds(node, unit, open, file);
    } else if (isElement(node) && isFlow(node)) units.push(node);
    else if (isElement(node)) hasHtml = balance(node, unit, open, units, file) || hasHtml;
  }
  return hasHtml;
}

function withoutStrayEnds(raw: Raw, unit: Parents, open: OpenTag[], file: VFile): string {
  reportUnended(raw, file);
  return raw.value.replace(
    tags,
    (source: string, slash: string | undefined, name: string | undefined) => {
      const tagName = name?.toLowerCase() ?? '';
      if (tagName === 'plaintext') return '';
      if (tagName === '' || unpaired.has(tagName)) return source;
      if (!slash) {
        open.push({ tagName, raw, unit, isSelfClosing: source.endsWith('/>') });
        checkDepth(open, raw, file);
        return source;
      }
      const at = open.findLastIndex((tag) => tag.tagName === tagName);
      if (at < 0) return '';
      open.splice(at, 1);
      return source;
    },
  );
}

/**
 * Inserts the end tag where the element's text must end: before the next block, or at the end of
 * the paragraph.
 */
function close({ tagName, raw, unit, isSelfClosing }: OpenTag, file: VFile): void {
  const start = unit.children.findIndex((node) => node === raw);
  const next = unit.children.findIndex((node, index) => index > start && isFlow(node));
  const children: RootContent[] = unit.children;
  children.splice(next < 0 || start < 0 ? children.length : next, 0, {
    type: 'raw',
    value: `</${tagName}>`,
  });
  if (next >= 0 && start >= 0 && !isSelfClosing) {
    report(
      file,
      raw,
      `<${tagName}> is never closed.`,
      `Write </${tagName}> where it ends, or remove the tag.`,
    );
  }
}

/** An unclosed comment hides everything below it, an unclosed tag everything after it. */
function reportUnended(raw: Raw, file: VFile): void {
  const rest = raw.value.replace(verbatim, '').replace(tags, '');
  if (/<\/?[a-z]/i.test(rest))
    report(
      file,
      raw,
      'A tag is not closed and hides the text after it.',
      'Write > where it ends, close its quotation marks, or write &lt; for a character that does not begin a tag.',
    );
  const isComment = [...raw.value.matchAll(tags)].some(
    ([tag]) => tag.startsWith('<!--') && !tag.endsWith('-->'),
  );
  const [, start = ''] = /^\s*<(\?|!\[CDATA\[|![a-z])/i.exec(raw.value) ?? [];
  const end = isComment ? '-->' : start === '?' ? '?>' : start.startsWith('![') ? ']]>' : '>';
  if (isComment || (start !== '' && !raw.value.includes(end)))
    report(
      file,
      raw,
      'A comment is never closed and hides the text below it.',
      `Write ${end} where it ends.`,
    );
}

function checkDepth(open: readonly OpenTag[], raw: Raw, file: VFile): void {
  const { openTags } = settingsOf(file).limits;
  if (open.length <= openTags) return;
  throw new MarkdownLimitError(
    lineOf(file, raw),
    `More than ${openTags} HTML elements are nested.`,
    'Close the tags, or remove them.',
  );
}

/** Comments are matched first, so that tags inside them are not. */
const tags = /<!--[\s\S]*?(?:-->|$)|<(\/)?([a-z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^'"<>])*>/gi;

/** Elements whose content is not HTML. */
const verbatim =
  /<(script|style|textarea|title)\b[\s\S]*?<\/\1\s*>|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][a-z][^>]*>/gi;

/** Void elements, and those whose end tag is optional. */
const unpaired = new Set([
  ...[
    'area',
    'base',
    'br',
    'col',
    'embed',
    'hr',
    'img',
    'input',
    'link',
    'meta',
    'param',
    'source',
    'track',
    'wbr',
  ],
  ...[
    'p',
    'li',
    'dt',
    'dd',
    'tr',
    'td',
    'th',
    'thead',
    'tbody',
    'tfoot',
    'colgroup',
    'option',
    'optgroup',
    'rb',
    'rt',
    'rp',
  ],
  ...['html', 'head', 'body'],
]);

type Raw = Extract<RootContent, { type: 'raw' }>;

interface OpenTag {
  tagName: string;
  raw: Raw;
  unit: Parents;
  isSelfClosing: boolean;
}
