import { directiveFromMarkdown } from 'mdast-util-directive';
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { directive } from 'micromark-extension-directive';
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Processor } from 'unified';
import { starInWord } from './star-in-word.ts';

/**
 * Extends CommonMark by what articles use: GFM tables, strikethrough, footnotes and bare addresses,
 * `::name[…]{…}` on a line of its own, and stars inside words as literal characters.
 *
 * `- [ ]` is a plain list item. Of the directives, `:name` in a sentence is left out because prose
 * is full of colons, and `:::name` because nothing here needs a container. Tables are optional
 * because their tokenizer takes a fifth of the parser's time even in texts without one, see
 * `mayHaveTables`.
 *
 * - before: `Er sagte:wir` / `::video[Titel]`
 * - after: text / `leafDirective`
 */
export function remarkDialect(this: Processor, { tables }: { tables: boolean }): void {
  const data = this.data();
  (data.micromarkExtensions ??= []).push(
    gfmStrikethrough({ singleTilde: false }),
    gfmFootnote(),
    gfmAutolinkLiteral(),
    starInWord(),
    leafDirective(),
  );
  (data.fromMarkdownExtensions ??= []).push(
    gfmTableFromMarkdown(),
    gfmStrikethroughFromMarkdown(),
    gfmFootnoteFromMarkdown(),
    gfmAutolinkLiteralFromMarkdown(),
    directiveFromMarkdown(),
  );
  if (tables) data.micromarkExtensions.push(gfmTable());
}

/**
 * Whether any line could be the delimiter row of a table: nothing but pipes, colons and hyphens.
 */
export function mayHaveTables(markdown: string): boolean {
  return /^[ \t>]*(?:-[- \t]*)?[|:][|:\- \t]*$/m.test(markdown);
}

function leafDirective(): ReturnType<typeof directive> {
  const colon = 58;
  const [, leaf] = [directive().flow?.[colon] ?? []].flat();
  if (!leaf)
    throw new Error('micromark-extension-directive no longer lists the leaf directive second.');
  return { flow: { [colon]: leaf } };
}
