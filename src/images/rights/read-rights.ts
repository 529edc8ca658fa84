/** The rights to a picture, from its metadata. */
export interface Rights {
  /** The author. */
  creator?: string;
  /** Whom to credit. */
  credit?: string;
  copyright?: string;
  /** Terms of use, or where to find them. */
  licence?: string;
}

/**
 * Reads author and rights from a picture's metadata, as sharp returns it: from XMP, else from IPTC,
 * else from EXIF. Each text is plain, short and on one line; the rest of the metadata is ignored.
 */
export function readRights({ xmp, iptc, exif }: Metadata): Rights {
  const found = [xmp && fromXmp(xmp), iptc && fromIptc(iptc), exif && fromExif(exif)];
  const rights: Rights = {};
  for (const name of ['creator', 'credit', 'copyright', 'licence'] as const) {
    const text = found.map((one) => plain(one?.[name])).find((one) => one !== '');
    if (text !== undefined) rights[name] = text;
  }
  return rights;
}

/**
 * The credit below a picture without one of the article's: `Erika Muster/dpa`. Without a copyright
 * sign.
 */
export function creditLine({ creator, credit, copyright }: Rights): string | undefined {
  const named = creator && credit && !credit.includes(creator) ? `${creator}/${credit}` : credit;
  const line = named ?? creator ?? copyright;
  return line?.replace(/^(?:©|\(c\)|copyright|\s|:)+/i, '') || undefined;
}

/**
 * https://developer.adobe.com/xmp/docs/: properties are elements or attributes, with lists and
 * languages inside.
 */
function fromXmp(bytes: Uint8Array): Rights {
  const text = new TextDecoder().decode(bytes.subarray(0, mostBytes));
  const value = (...names: string[]) => names.map((name) => property(text, name)).find(Boolean);
  const { creator, credit, copyright, licence } = {
    creator: value('dc:creator'),
    credit: value('photoshop:Credit'),
    copyright: value('dc:rights'),
    licence: value('xmpRights:UsageTerms', 'cc:license', 'xmpRights:WebStatement'),
  };
  return withoutEmpty({ creator, credit, copyright, licence });
}

function property(xmp: string, name: string): string | undefined {
  const [, attribute] = new RegExp(`\\s${name}\\s*=\\s*"([^"]*)"`).exec(xmp) ?? [];
  if (attribute !== undefined) return unescapeXml(attribute);
  const start = xmp.search(new RegExp(`<${name}[\\s/>]`));
  if (start < 0) return undefined;
  const end = xmp.indexOf(`</${name}>`, start);
  const element = xmp.slice(start, end < 0 ? xmp.indexOf('>', start) + 1 : end);
  const [, resource] = /^<[^>]*\srdf:resource\s*=\s*"([^"]*)"/.exec(element) ?? [];
  if (resource !== undefined) return unescapeXml(resource);
  const items = [...element.matchAll(/<rdf:li[^>]*>([^<]*)</g)].map(([, item = '']) => item);
  const isList = /<rdf:(?:Seq|Bag)[\s>]/.test(element);
  const said = isList ? items.join(', ') : items[0];
  return unescapeXml(said ?? element.replace(/<[^>]*>/g, ''));
}

function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (_, hex, decimal, name) => {
      if (name !== undefined) return entities[String(name).toLowerCase()] ?? '';
      const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

/**
 * https://www.iptc.org/std/IIM/4.2/specification/IIMV4.2.pdf: records of a marker, a number, a
 * length and a text.
 */
function fromIptc(bytes: Uint8Array): Rights {
  const texts = new Map<number, string[]>();
  for (let at = bytes.indexOf(0x1c); at >= 0 && at + 5 <= bytes.length;) {
    const [, record = 0, set = 0, high = 0, low = 0] = bytes.subarray(at, at + 5);
    const length = high * 256 + low;
    if (record === 2 && length < 0x8000)
      texts.set(set, [...(texts.get(set) ?? []), decode(bytes.subarray(at + 5, at + 5 + length))]);
    at = bytes.indexOf(0x1c, at + (record <= 9 ? 5 + (length < 0x8000 ? length : 0) : 1));
  }
  const creator = texts.get(80)?.join(', ');
  return withoutEmpty({ creator, credit: texts.get(110)?.[0], copyright: texts.get(116)?.[0] });
}

/**
 * https://www.cipa.jp/std/documents/e/DC-008-2012_E.pdf: a TIFF whose first directory has artist
 * and copyright.
 */
function fromExif(bytes: Uint8Array): Rights {
  const start = decode(bytes.subarray(0, 4)) === 'Exif' ? 6 : 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.length - start);
  try {
    const isLittle = view.getUint16(0) === 0x4949;
    const directory = view.getUint32(4, isLittle);
    const texts = new Map<number, string>();
    for (
      let left = view.getUint16(directory, isLittle), at = directory + 2;
      left > 0;
      left--, at += 12
    ) {
      const length = view.getUint32(at + 4, isLittle);
      if (view.getUint16(at + 2, isLittle) !== ascii || length > mostBytes) continue;
      const from = start + (length <= 4 ? at + 8 : view.getUint32(at + 8, isLittle));
      texts.set(view.getUint16(at, isLittle), decode(bytes.subarray(from, from + length)));
    }
    return withoutEmpty({ creator: texts.get(0x013b), copyright: texts.get(0x8298) });
  } catch (error) {
    // A directory that extends beyond the end is ignored.
    if (error instanceof RangeError) return {};
    throw error;
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

function plain(text = ''): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\uFFFD]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
}

function withoutEmpty(rights: { [name in keyof Rights]: string | undefined }): Rights {
  return Object.fromEntries(Object.entries(rights).filter(([, text]) => text));
}

/** Characters of each text: all four of them add less than a kilobyte to a picture. */
const longest = 100;
/** Of the metadata that is read. */
const mostBytes = 1_000_000;
/** A type of EXIF values. */
const ascii = 2;
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

interface Metadata {
  xmp?: Uint8Array | undefined;
  iptc?: Uint8Array | undefined;
  exif?: Uint8Array | undefined;
}
