import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, fingerprint, readFingerprint, renew } from './fingerprint.ts';
import { readText } from './read-text.ts';

const words = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => `wort${from + index}`).join(' ');

/** Shares of the first text in the second and of the second that comes from the first. */
function shares(recorded: string, text: string): [kept: number, taken: number] {
  const sample = readFingerprint(fingerprint(readText(recorded)));
  if (!sample) throw new Error('The fingerprint cannot be read.');
  const { kept, taken } = compare(sample, readText(text));
  return [kept, taken];
}

test('a fingerprint is short and the same for ever', () => {
  expect(fingerprint(readText('<p>Der Text des <em>Abschnitts</em>.</p>'))).toBe(
    'lXrYL64u5tS_nyv7',
  );
  expect(fingerprint(readText(words(0, 500)))).toHaveLength(39);
  expect(fingerprint(readText(''))).toBe('l');
});

test('markup, case and punctuation do not count', () => {
  const plain = fingerprint(readText('er sagte nein und ging'));
  expect(fingerprint(readText('<p>Er sagte: „Nein!“</p>\n<p>Und <a href="/x">ging</a>.</p>'))).toBe(
    plain,
  );
});

test('in a script without spaces every character is a word', () => {
  expect(readText('北京和東京').words).toBe(5);
  expect(shares('北京和東京是兩個城市', '北京和東京是兩個大城市')[0]).toBeGreaterThan(0.7);
});

test('of a text that has been divided, each part is known', () => {
  expect(shares(words(0, 400), words(0, 400))).toEqual([1, 1]);
  const [kept, taken] = shares(words(0, 400), words(0, 200));
  expect(kept).toBeGreaterThan(0.25);
  expect(kept).toBeLessThan(0.75);
  expect(taken).toBe(1);
});

test('a text that was taken in by a longer one is known in it', () => {
  const [kept, taken] = shares(words(0, 100), words(300, 400) + ' ' + words(0, 100));
  expect(kept).toBe(1);
  expect(taken).toBeGreaterThan(0.25);
  expect(taken).toBeLessThan(0.75);
});

test('texts of other words have nothing in common', () => {
  expect(shares(words(0, 400), words(400, 800))).toEqual([0, 0]);
});

test('it is renewed when a fifth of the text has changed', () => {
  const recorded = fingerprint(readText(words(0, 200)));
  expect(renew(recorded, readText(words(0, 201)))).toBe(recorded);
  expect(renew(recorded, readText(words(0, 400)))).toBe(fingerprint(readText(words(0, 400))));
});

test('what is no fingerprint is not read', () => {
  for (const text of ['', '!', 'AAA'.repeat(20), 'zAA', 'CA'])
    expect(readFingerprint(text)).toBeUndefined();
});

test('any text is found in itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const read = readText(text);
      const print = fingerprint(read);
      const sample = readFingerprint(print);
      expect(print).toMatch(/^[\w-]{1,39}$/);
      expect(sample && compare(sample, read).kept).toBe(read.words === 0 ? 0 : 1);
    }),
  );
});

test('a space that breaks no line is one like any other', () => {
  const print = (text: string) => fingerprint(readText(text));
  expect(print('<p>Nach 10\u00A0km, z.\u00A0B. am 3.\u00A0Mai</p>')).toBe(
    print('<p>Nach 10 km, z. B. am 3. Mai</p>'),
  );
});
