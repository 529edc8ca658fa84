/**
 * Every type of page, judged by axe with the size of targets. Each is judged in one of the themes and
 * widths in turn; AXE=all judges each in all of them.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { openSites } from './sites.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const { browser, ...sites } = await openSites('specimen', 'changed', 'many');

const pages = [
  ['specimen', '/'],
  ['specimen', '/artikel/alle-bausteine/'],
  ['specimen', '/artikel/alle-bausteine/eine-tabelle/'],
  ['specimen', '/artikel/bildstrecke/'],
  ['specimen', '/artikel/ohne-ueberschrift/'],
  ['specimen', '/artikel/arabic/'],
  ['specimen', '/artikel/english/'],
  ['specimen', '/themen/'],
  ['specimen', '/themen/oel-gas/'],
  ['specimen', '/archiv/'],
  ['specimen', '/archiv/2026/'],
  ['specimen', '/korrekturen/'],
  ['specimen', '/suche/?q=Bild'],
  ['specimen', '/impressum/'],
  ['specimen', '/software/'],
  ['specimen', '/offline/'],
  ['specimen', '/nirgends/'],
  ['many', '/'],
  ['many', '/seite/2/'],
  ['changed', '/artikel/fluss/die-faehre/'],
  ['changed', '/artikel/ferry-timetable/'],
  ['changed', '/autoren/'],
  ['changed', '/autoren/ada/'],
  ['changed', '/ueber-uns/'],
] as const;

const themes = ['light', 'sepia', 'dark'] as const;
const widths = [320, 390, 1280];
const looks = themes.flatMap((theme) => widths.map((width) => ({ theme, width })));

describe.each(pages.map((page, index) => [...page, index] as const))(
  '%s: %s',
  (name, path, index) => {
    const isJudged = (at: number) => process.env['AXE'] === 'all' || at === (2 * index) % 9;

    test.each(looks.filter((_, at) => isJudged(at)))(
      'has no accessibility violation, $theme at $width px',
      async ({ theme, width }) => {
        const context = await browser.newContext({
          viewport: { width, height: 800 },
          colorScheme: theme === 'dark' ? 'dark' : 'light',
          bypassCSP: true,
        });
        await using _closed = { [Symbol.asyncDispose]: () => context.close() };
        const page = await context.newPage();
        await page.addInitScript((chosen) => {
          localStorage.setItem('abschnitt:look', JSON.stringify({ theme: chosen }));
        }, theme);
        await page.goto(sites[name].origin + path);
        await page.waitForLoadState('networkidle');
        await page.addScriptTag({ content: axe });
        const violations = await page.evaluate(async () => {
          const { axe: engine } = window as unknown as { axe: typeof Axe };
          const found = await engine.run({ rules: { 'target-size': { enabled: true } } });
          return found.violations.flatMap(({ id, nodes }) =>
            nodes.map(({ html }) => `${id}: ${html}`),
          );
        });
        expect(violations).toEqual([]);
      },
    );
  },
);
