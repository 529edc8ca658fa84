import { describe, expect, test } from 'vitest';
import { opaque, typeset, typesetRuns } from './typography.ts';

describe('German', () => {
  test.each([
    ['Er sagte: "Ja."', 'Er sagte: „Ja.“'],
    ['"Das ist \'toll\', oder?"', '„Das ist ‚toll‘, oder?“'],
    ['"A "b" c"', '„A ‚b‘ c“'],
    ["geht's, 's war '68, Jos' Luis", 'geht’s, ’s war ’68, Jos’ Luis'],
    ["rock 'n' roll, so 'ne Sache", 'rock ’n’ roll, so ’ne Sache'],
    ["'Mal sehen', sagte er", '‚Mal sehen‘, sagte er'],
    ['CDU-"Chef" ("Ja"/"Nein")', 'CDU-„Chef“ („Ja“/„Nein“)'],
    ['rein - konnten', 'rein\u00A0– konnten'],
    ['A -- B, A--B, a---b', 'A\u00A0– B, A–B, a—b'],
    ['Ja ...', 'Ja …'],
    ['sagte:"Ja." Und: "Nein:"', 'sagte:„Ja.“ Und: „Nein:“'],
    ['sagte er."Ja." a="b"', 'sagte er.„Ja.“ a=„b“'],
    ["in den '90ern, '68er", 'in den ’90ern, ’68er'],
  ])('%s → %s', (text, result) => {
    expect(typeset(text, 'de-AT')).toBe(result);
  });
});

describe('English', () => {
  test.each([
    ["She said: \"It's 'fine'.\"", 'She said: “It’s ‘fine’.”'],
    ["the '90s, rock 'n' roll, the boys' club", 'the ’90s, rock ’n’ roll, the boys’ club'],
    ['in - out', 'in\u00A0– out'],
  ])('%s → %s', (text, result) => {
    expect(typeset(text, 'en')).toBe(result);
  });
});

describe('left alone', () => {
  test.each([
    ['de', '„Schon ‚gesetzt‘“\u00A0– so’s ist …'],
    ['en', '„German“ “English”'],
    ['de', '6\' 2" groß'],
    ['de', '1990-1995, 0800-123, 2024-08-13'],
    ['de', 'https://example.com/a--b...c'],
    ['de', 'mit --verbose'],
    ['fr', '"Bonjour" - l\'ami'],
    ['de', '-----'],
    ['de', 'a --> b, a <-- b, a -> b, a => b, ---> x'],
  ])('%s: %s', (lang, text) => {
    expect(typeset(text, lang)).toBe(text);
  });

  test('setting a text twice changes nothing more', () => {
    const once = typeset("\"Er 'sagt' -- 's geht\" - ja ...", 'de');
    expect(typeset(once, 'de')).toBe(once);
  });
});

test('Switzerland has its own quotation marks', () => {
  expect(typeset('"Ja, \'gut\'"', 'de-CH')).toBe('«Ja, ‹gut›»');
});

test('a language without quotation marks here still has dashes and the ellipsis', () => {
  expect(typeset('Bonjour -- "oui" ...', 'fr')).toBe('Bonjour – "oui" …');
});

test('a quotation goes on from node to node', () => {
  expect(typesetRuns(['"', 'fett', '" und "', opaque, '"'], 'de')).toEqual([
    '„',
    'fett',
    '“ und „',
    opaque,
    '“',
  ]);
  expect(typesetRuns(['Ende ..', '. ', '"so"'], 'de')).toEqual(['Ende …', ' ', '„so“']);
});
