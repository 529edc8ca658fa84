import type { Root } from 'mdast';
import { MarkdownLimitError } from '../../markdown/limits.ts';
import { readMarkdown } from '../../markdown/pipeline.ts';
import { notePlace } from './places.ts';

/**
 * Notes the parts of a Markdown text that the build would not print as meant: typing errors and
 * other systems' syntax. Works on the source, because they become text when printed. `tree` is the
 * parsed `text`.
 */
export function noteSlips(tree: Root, text: string): void {
  try {
    for (const { line, message, remedy } of readMarkdown(text, { lang: 'en' }).problems) {
      if (isMended.test(message)) continue;
      const block = tree.children.find(
        ({ position }) => position && position.start.line <= line && line <= position.end.line,
      );
      if (block) notePlace(block, `${message} ${remedy}`);
    }
  } catch (error) {
    if (!(error instanceof MarkdownLimitError)) throw error;
  }
}

/** Errors that the import corrects or reports itself. */
const isMended =
  /has no description|is on another host|would be removed|A comment is never closed|of the first level|heading (?:is )?of level|begins with “|is not an address|is read as a page of this site|A link has no address|A heading contains a|A heading has no text|user name or password/;
