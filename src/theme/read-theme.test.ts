import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readTheme } from './read-theme.ts';

const read = (css: string) => readTheme(css, 'theme.css');

test('without a theme the colours are those of the style sheet', () => {
  const { theme, problems } = read('');
  const tokens = readFileSync(resolve(import.meta.dirname, '../styles/tokens.css'), 'utf8');
  expect(problems).toEqual([]);
  for (const [name, { light, dark }] of Object.entries(theme.colours))
    expect(tokens).toContain(`--${name}: light-dark(${light}, ${dark})`);
});

test('a theme sets colours for light and dark, faces and the measure', () => {
  const { theme, problems } = read(`
/* Our colours */
@font-face { font-family: Ours; src: url(/fonts/ours.woff2) format('woff2'); }
:root {
  --accent: light-dark(rgb(0, 80, 40), oklch(0.8 0.1 150));
  --paper: light-dark(white, #101010);
  --text: Ours, Georgia;
  --measure: 30rem;
}`);
  expect(problems).toEqual([]);
  expect(theme.colours.accent).toEqual({ light: '#005028', dark: expect.stringMatching(/^#/) });
  expect(theme.colours.paper).toEqual({ light: '#ffffff', dark: '#101010' });
  expect(theme.colours.ink.light).toBe('#1b1916');
  expect([theme.hasOwnText, theme.hasOwnDisplay]).toEqual([true, true]);
});

test('a face for headlines alone leaves the text as it is', () => {
  const { theme } = read(':root { --display: Ours, Georgia; }');
  expect([theme.hasOwnText, theme.hasOwnDisplay]).toEqual([false, true]);
});

test.each([
  [':root { --acent: red }', '“--acent”', 'Did you mean --accent?'],
  [':root { color: red }', '“color”', 'set one of these'],
  [':root { --accent: blood }', '“blood” is not a colour', 'light-dark('],
  [':root { --accent: light-dark(red, ) }', 'is not a colour', 'light-dark('],
  ['.masthead { display: none }', 'A theme sets tokens', 'Delete'],
  ['@import url(https://example.org/a.css);', 'A theme sets tokens', 'Delete'],
  [
    '@font-face { font-family: A; src: url(https://example.org/a.woff2) }',
    'does not lie on this site',
    'public/fonts/',
  ],
])('%s is named with its line', (css, message, remedy) => {
  expect(read(`\n${css}`).problems).toEqual([
    {
      file: 'theme.css',
      line: 2,
      message: expect.stringContaining(message),
      remedy: expect.stringContaining(remedy),
    },
  ]);
});

test('text of too little contrast is named with the pair and the number', () => {
  const { problems } = read(':root { --accent: light-dark(#c66, #f2a48f); }');
  expect(problems).toEqual([
    {
      file: 'theme.css',
      line: 1,
      message:
        '--accent (#cc6666) on --paper (#fdfbf7) has a contrast of 3.59:1 in the light look.',
      remedy: expect.stringContaining('4.5:1'),
    },
  ]);
});
