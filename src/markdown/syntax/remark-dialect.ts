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
 * Adds to CommonMark the syntax of articles: GFM tables, strikethrough, footnotes and bare
 * addresses, `::name[…]{…}` on a line of its own, `:::name[…]` around blocks, and literal stars
 * inside words.
 *
 * `- [ ]` stays a list item. `:name` in a sentence is not a directive, because prose is full of
 * colons. Tables can be left out, because their tokenizer takes a fifth of the parser's time even
 * if there are none, see `mayHaveTables`.
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
    blockDirectives(),
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

function blockDirectives(): ReturnType<typeof directive> {
  const colon = 58;
  const constructs = directive().flow?.[colon];
  if (!constructs) throw new Error('micromark-extension-directive no longer lists its constructs.');
  return { flow: { [colon]: constructs } };
}
