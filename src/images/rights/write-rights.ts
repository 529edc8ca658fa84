import type { Rights } from './read-rights.ts';

/**
 * Rights as XMP, for any picture format; `undefined` if there are none. Long ones are shortened, to
 * keep the file small.
 */
export function xmpOf(rights: Rights): string | undefined {
  const xmp = print(rights);
  if (xmp === undefined || Buffer.byteLength(xmp) <= mostBytes) return xmp;
  const shorter: Rights = { ...rights };
  for (const name of ['creator', 'credit', 'copyright', 'licence'] as const) {
    const text = rights[name];
    if (text) shorter[name] = `${text.slice(0, Math.floor(text.length * 0.8)).trimEnd()}…`;
  }
  return xmpOf(shorter);
}

function print({ creator, credit, copyright, licence }: Rights): string | undefined {
  const isAddress = licence !== undefined && /^https?:\/\/\S+$/.test(licence);
  const parts = [
    creator && `<dc:creator><rdf:Seq><rdf:li>${escapeXml(creator)}</rdf:li></rdf:Seq></dc:creator>`,
    credit && `<photoshop:Credit>${escapeXml(credit)}</photoshop:Credit>`,
    copyright && `<dc:rights>${inLanguages(copyright)}</dc:rights>`,
    licence &&
      (isAddress
        ? `<xmpRights:WebStatement>${escapeXml(licence)}</xmpRights:WebStatement>`
        : `<xmpRights:UsageTerms>${inLanguages(licence)}</xmpRights:UsageTerms>`),
  ].filter((part) => part !== undefined && part !== '');
  if (parts.length === 0) return undefined;
  const body = parts.join('');
  const spaces = Object.entries(namespaces).filter(([prefix]) => body.includes(`<${prefix}:`));
  const declared = spaces.map(([prefix, name]) => ` xmlns:${prefix}="${name}"`).join('');
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description${declared}>${body}</rdf:Description></rdf:RDF></x:xmpmeta>`;
}

/**
 * A GIF with XMP before its end, as an extension that programs skip (XMP Specification, part 3,
 * GIF).
 */
export function gifWithXmp(gif: Buffer, xmp: string): Buffer {
  if (gif.at(-1) !== endOfGif) return gif;
  const block = [
    Buffer.from([0x21, 0xff, 11]),
    Buffer.from(`XMP DataXMP${xmp}`),
    // Whichever byte a program takes for a block length, it arrives at the end.
    Buffer.from([0x01, ...Array.from({ length: 256 }, (_, index) => 255 - index), 0x00]),
  ];
  return Buffer.concat([gif.subarray(0, -1), ...block, Buffer.from([endOfGif])]);
}

function inLanguages(text: string): string {
  return `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const namespaces = {
  dc: 'http://purl.org/dc/elements/1.1/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  xmpRights: 'http://ns.adobe.com/xap/1.0/rights/',
};

/** Of the XMP; a GIF needs some 270 more. */
const mostBytes = 720;

const endOfGif = 0x3b;
