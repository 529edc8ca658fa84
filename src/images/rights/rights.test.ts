import sharp from 'sharp';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scalePicture } from '../scale.ts';
import { creditLine, readRights } from './read-rights.ts';
import { xmpOf } from './write-rights.ts';

const rights = {
  creator: 'Erika Muster',
  credit: 'dpa & Söhne',
  copyright: '© 2026 dpa',
  licence: 'https://creativecommons.org/licenses/by/4.0/',
};
const encoder = new TextEncoder();
const plainPicture = sharp({ create: { width: 40, height: 20, channels: 3, background: 'red' } });

test('what is written can be read again', () => {
  expect(readRights({ xmp: encoder.encode(xmpOf(rights)) })).toEqual(rights);
  const terms = { licence: 'Nur für Berichte' };
  expect(readRights({ xmp: encoder.encode(xmpOf(terms)) })).toEqual(terms);
  expect(xmpOf({})).toBeUndefined();
});

test('XMP may say it in attributes, in lists and with entities', () => {
  const xmp = `<rdf:Description photoshop:Credit="A &amp; B"><dc:creator><rdf:Seq><rdf:li>Anna</rdf:li>
    <rdf:li>Bert</rdf:li></rdf:Seq></dc:creator><cc:license rdf:resource="https://example.org/by"/></rdf:Description>`;
  expect(readRights({ xmp: encoder.encode(xmp) })).toEqual({
    creator: 'Anna, Bert',
    credit: 'A & B',
    licence: 'https://example.org/by',
  });
});

test('IPTC is read where there is no XMP, in UTF-8 and in Latin-1', () => {
  const record = (set: number, text: Uint8Array) =>
    Buffer.concat([Buffer.from([0x1c, 2, set, 0, text.length]), text]);
  const iptc = Buffer.concat([
    record(80, encoder.encode('Erika Müller')),
    record(92, encoder.encode('Hinter dem Haus 3')),
    record(110, Buffer.from('Söhne', 'latin1')),
  ]);
  expect(readRights({ iptc })).toEqual({ creator: 'Erika Müller', credit: 'Söhne' });
});

test('damaged metadata says nothing', () => {
  const bytes = Uint8Array.from({ length: 60 }, (_, index) => (index * 37) % 256);
  for (let length = 0; length < 60; length++) {
    const some = bytes.subarray(0, length);
    expect(() => readRights({ xmp: some, iptc: some, exif: some })).not.toThrow();
  }
});

test.each(['jpeg', 'png', 'webp', 'avif', 'gif'] as const)(
  'a picture scaled to %s says whose it is, and nothing else of what its file said',
  async (format) => {
    const dir = mkdtempSync(join(tmpdir(), 'abschnitt-rights-'));
    try {
      const file = join(dir, 'bild.jpg');
      const exif = { IFD0: { Artist: 'Erika Muster' }, IFD3: { GPSLatitude: '51/1 30/1 0/1' } };
      writeFileSync(file, await plainPicture.clone().jpeg().withExif(exif).toBuffer());
      const form = { name: '', ending: '', hash: '', width: 20, format };
      const scaled = await scalePicture(file, form);
      const { xmp, exif: kept } = await sharp(scaled).metadata();
      const said = format === 'gif' ? scaled.toString('latin1') : String(xmp);
      expect(said).toContain('Erika Muster');
      expect(kept).toBeUndefined();
      const without = await plainPicture.clone().resize({ width: 20 }).toFormat(format).toBuffer();
      expect(scaled.length - without.length).toBeLessThan(1000);
    } finally {
      rmSync(dir, { recursive: true });
    }
  },
);

test('rights of any length take less than a kilobyte', () => {
  const long = '&'.repeat(5000);
  const read = readRights({
    xmp: encoder.encode(
      `<r photoshop:Credit="${long.replaceAll('&', '&amp;')}" dc:rights="${'日'.repeat(500)}">`,
    ),
  });
  const xmp = xmpOf({ ...read, creator: long.slice(0, 100), licence: long.slice(0, 100) });
  expect(Buffer.byteLength(xmp ?? '')).toBeLessThanOrEqual(720);
});

test.each([
  [{ creator: 'Erika Muster', credit: 'dpa' }, 'Erika Muster/dpa'],
  [{ creator: 'Erika Muster', credit: 'Erika Muster/dpa' }, 'Erika Muster/dpa'],
  [{ copyright: '© 2026 dpa' }, '2026 dpa'],
  [{}, undefined],
])('%j is credited as %s', (own, line) => {
  expect(creditLine(own)).toBe(line);
});
