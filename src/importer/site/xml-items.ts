import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';

/**
 * Streams the items of an XML export or feed: each `item` or `entry` as the texts of its elements,
 * by name with prefix. Memory is bounded for files of any length. Throws if the file is not XML.
 */
export async function* xmlItems(path: string): AsyncIterable<XmlItem> {
  const ready: XmlItem[] = [];
  let item: XmlItem | undefined;
  let text = '';
  // Atom may contain text as elements (https://www.rfc-editor.org/rfc/rfc4287#section-3.1.1.3).
  let markup = 0;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (markup > 0) {
      markup++;
      const source = attributes['href'] ?? attributes['src'];
      const address = attributes['href'] === undefined ? 'src' : 'href';
      text += source === undefined ? `<${name}>` : `<${name} ${address}="${escaped(source)}">`;
      return;
    }
    text = '';
    if (attributes['type'] === 'xhtml') markup = 1;
    if (/^(?:item|entry)$/.test(name)) item ??= new Map();
  });
  parser.on('text', (part) => void (text += markup > 0 ? escaped(part) : part));
  parser.on('cdata', (part) => void (text += part));
  parser.on('closetag', ({ name, attributes }) => {
    if (markup > 1) text += `</${name}>`;
    markup = Math.max(0, markup - 1);
    if (markup > 0) return;
    if (item && /^(?:item|entry)$/.test(name)) {
      ready.push(item);
      item = undefined;
    } else if (item) {
      const list = item.get(name) ?? [];
      list.push({ text, attributes });
      item.set(name, list);
    }
    text = '';
  });
  for await (const chunk of createReadStream(path, 'utf8')) {
    parser.write(chunk as string);
    yield* ready.splice(0);
  }
  parser.close();
  yield* ready.splice(0);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Texts by the name of their element, in order. */
export type XmlItem = Map<string, { text: string; attributes: Record<string, string> }[]>;

export function textIn(item: XmlItem, ...names: string[]): string | undefined {
  for (const name of names) {
    const text = item.get(name)?.[0]?.text.trim();
    if (text) return text;
  }
  return undefined;
}
