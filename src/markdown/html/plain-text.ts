/**
 * The text of sanitised HTML as the pipeline prints it, whitespace collapsed, without references to
 * footnotes, and with the numbers of lists.
 */
export function plainText(html: string): string {
  const text = withNumbers(html)
    .replaceAll(/<sup><a\b[^>]*href="#_fn-[\s\S]*?<\/sup>/g, '')
    .replaceAll(
      /<\/?(?:p|li|ul|ol|dl|dt|dd|pre|div|table|tr|td|th|blockquote|details|summary|br|hr)\b(?:[^>"]|"[^"]*")*>/g,
      ' ',
    )
    .replaceAll(tag, '');
  return unescapeHtml(text).replaceAll(/\s+/g, ' ').trim();
}

/** Lists with their numbers in the text; those counted with letters or backwards stay. */
function withNumbers(html: string): string {
  if (!html.includes('<ol')) return html;
  const next: ({ number: number; sign: string } | undefined)[] = [];
  return html.replaceAll(
    /<(\/?)(ol|ul|li)\b((?:[^>"]|"[^"]*")*)>/g,
    (found, slash: string, name: string, attributes: string) => {
      if (slash !== '') {
        if (name !== 'li') next.pop();
        return found;
      }
      if (name === 'ul') next.push(undefined);
      if (name === 'ol')
        next.push(
          /\s(?:type|reversed)\b/.test(attributes)
            ? undefined
            : {
                number: Number(/\sstart="(\d+)"/.exec(attributes)?.[1] ?? 1),
                sign: attributes.includes(' data-sign=') ? ')' : '.',
              },
        );
      const list = next.at(-1);
      if (name !== 'li' || !list) return found;
      const number = Number(/\svalue="(\d+)"/.exec(attributes)?.[1] ?? list.number);
      list.number = number + 1;
      return `${found}${number}${list.sign} `;
    },
  );
}

/** Unescapes an attribute value or a text printed by the pipeline. */
export function unescapeHtml(value: string): string {
  return value.replace(/&(?:#x([0-9a-f]{1,5})|(quot|lt|gt|amp));/gi, (_, code, name: string) =>
    code === undefined
      ? (named[name.toLowerCase()] ?? '')
      : String.fromCodePoint(Number.parseInt(String(code), 16)),
  );
}

/** Escapes a text for use between tags. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const named: Readonly<Record<string, string>> = { quot: '"', lt: '<', gt: '>', amp: '&' };

/** A tag as the pipeline prints it: attribute values are in double quotes and may contain `>`. */
const tag = /<\/?[a-z](?:[^>"]|"[^"]*")*>/g;
