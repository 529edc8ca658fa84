import { posix } from 'node:path';
import type { Refusal } from '../refusal.ts';
import type { Contained } from './contained.ts';
import { type PropertyValue, readPropertyList } from './property-list.ts';

/** A web page saved by Safari: the page and its resources with their addresses. */
export function readWebarchive(bytes: Uint8Array): Contained[] | Refusal {
  const archive = readPropertyList(bytes);
  const page = fieldOf(archive, 'WebMainResource');
  const data = fieldOf(page, 'WebResourceData');
  if (!(data instanceof Uint8Array))
    return {
      message: 'This is a property list of macOS, and holds no web page.',
      remedy: 'Open what it belongs to in its program, and save the text as plain text.',
    };
  const others = fieldOf(archive, 'WebSubresources');
  const url = fieldOf(page, 'WebResourceURL');
  const parts = new Map<string, Uint8Array>();
  for (const other of Array.isArray(others) ? others : []) {
    const address = fieldOf(other, 'WebResourceURL');
    const content = fieldOf(other, 'WebResourceData');
    if (typeof address === 'string' && content instanceof Uint8Array)
      for (const form of formsOf(address, url)) parts.set(form, content);
  }
  return [
    {
      body: decode(data, fieldOf(page, 'WebResourceTextEncodingName')),
      kind: 'html',
      url: typeof url === 'string' && /^https?:/i.test(url) ? url : undefined,
      parts,
    },
  ];
}

/** An address in the forms that the page may use: `//host/a/b.png`, `/a/b.png`, `b.png`. */
function formsOf(address: string, page: PropertyValue): string[] {
  if (typeof page !== 'string' || !URL.canParse(page) || !URL.canParse(address)) return [address];
  const [from, to] = [new URL(page), new URL(address)];
  const forms = [address, address.replace(/^https?:/i, '')];
  if (from.host !== to.host) return forms;
  const path = `${to.pathname}${to.search}`;
  return [...forms, path, posix.relative(posix.dirname(from.pathname), path)];
}

function decode(data: Uint8Array, encoding: PropertyValue): string {
  try {
    return new TextDecoder(typeof encoding === 'string' ? encoding : 'utf-8').decode(data);
  } catch {
    return new TextDecoder().decode(data);
  }
}

function fieldOf(value: PropertyValue, name: string): PropertyValue {
  return value instanceof Map ? value.get(name) : undefined;
}
