/** A fragment is HTML that contains only the text of an article. */
export type SourceKind = 'html' | 'fragment' | 'markdown' | 'text';

/**
 * Detects from its content whether a text is a web page, Markdown or plain text. A text that merely
 * mentions a tag or has a numbered list is plain text.
 */
export function detectKind(source: string): SourceKind {
  const start = source
    .slice(0, 4000)
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|article|main)\b/i.test(
      start,
    )
  )
    return 'html';
  if (/^---[ \t]*\r?\n(?:[\s\S]{0,4000}?\r?\n)?[\w-]+[ \t]*:/.test(start)) return 'markdown';
  if (/^\+\+\+[ \t]*\r?\n(?:[\s\S]{0,4000}?\r?\n)?[\w-]+[ \t]*=/.test(start)) return 'markdown';
  const tags =
    source.slice(0, 200_000).match(/<\/(?:p|div|h[1-6]|li|article|section|body|a|span)>/gi)
      ?.length ?? 0;
  const isMarkup = start.startsWith('<') && tags > 0;
  if (isMarkup || tags >= 4) return 'html';
  return markdownSign.test(source) ? 'markdown' : 'text';
}

/** A heading, fenced code, a link or picture, a directive, a table's delimiter row, bold text. */
const markdownSign =
  /^#{1,6}[ \t]+\S|^(?:```|~~~)|!?\[[^\]\n]+\]\([^)\s]+\)|^::(?:figure|video)\b|^\|?[ \t]*:?-{3,}:?[ \t]*\||\*\*[^*\n]+\*\*|^>[ \t]+\S/m;
