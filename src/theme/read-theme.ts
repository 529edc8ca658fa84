import { generate, parse, walk, type CssNode, type Declaration, type Rule } from 'css-tree';
import { formatHex, parse as parseColour, wcagContrast } from 'culori';
import { distance } from 'fastest-levenshtein';
import type { Problem } from '../problem.ts';
import { deliveredColours, type ColourName, type Colours, type Theme } from './colours.ts';

const others = ['text', 'display', 'ui', 'code', 'measure'];
const tokens = [...Object.keys(deliveredColours), ...others];

/**
 * Reads an owner's `theme.css`: a `:root` rule that sets tokens, and `@font-face` for fonts in
 * `public/`. Every colour is one for light and dark, or `light-dark(…, …)`. What else stands there
 * is a problem, and so is text whose contrast (https://www.w3.org/TR/WCAG22/#contrast-minimum)
 * falls below 4.5:1. `file` names it in problems.
 */
export function readTheme(css: string, file: string): { theme: Theme; problems: Problem[] } {
  const problems: Problem[] = [];
  const colours: Colours = structuredClone(deliveredColours);
  const theme: Theme = { colours, hasOwnText: false, hasOwnDisplay: false };
  /** Where a colour is set. */
  const lines = new Map<ColourName, number>();
  const fail = (node: CssNode, message: string, remedy: string) =>
    problems.push({ file, line: node.loc?.start.line ?? 1, message, remedy });
  const sheet = parse(css, {
    positions: true,
    parseCustomProperty: true,
    onParseError: ({ message, line }: { message: string; line?: number }) =>
      problems.push({
        file,
        ...(line !== undefined && { line }),
        message: `This is no valid CSS: ${message}.`,
        remedy: 'Correct the line.',
      }),
  });
  if (sheet.type !== 'StyleSheet') return { theme, problems };
  for (const node of sheet.children) {
    if (node.type === 'Rule' && selectorOf(node) === ':root') readTokens(node);
    else if (node.type === 'Atrule' && node.name === 'font-face') readFont(node);
    else if (node.type !== 'Comment')
      fail(
        node,
        'A theme sets tokens in `:root`, and brings fonts by `@font-face`; other rules have no place in it.',
        'Delete this rule.',
      );
  }
  if (problems.length === 0) problems.push(...contrastProblems(colours, lines, file));
  return { theme, problems };

  function readTokens({ block }: Rule): void {
    for (const node of block.children) {
      if (node.type !== 'Declaration') continue;
      const name = node.property.replace(/^--/, '');
      if (!node.property.startsWith('--') || !tokens.includes(name)) fail(node, ...unknown(node));
      else if (isColourName(name)) readColour(node, name);
      else {
        theme.hasOwnText ||= name === 'text';
        theme.hasOwnDisplay ||= name === 'text' || name === 'display';
      }
    }
  }

  function readColour(node: Declaration, name: ColourName): void {
    const text = generate(node.value).trim();
    const both = /^light-dark\((.*)\)$/.exec(text)?.[1];
    const [light = text, dark = light] = both === undefined ? [] : splitAtComma(both);
    const [day, night] = [parseColour(light.trim()), parseColour(dark.trim())];
    lines.set(name, node.loc?.start.line ?? 1);
    if (day && night) colours[name] = { light: formatHex(day), dark: formatHex(night) };
    else
      fail(
        node,
        `“${text}” is not a colour.`,
        `Write one colour, or one for light and one for dark: --${name}: light-dark(#8f1d12, #f2a48f);`,
      );
  }

  function readFont(node: CssNode): void {
    walk(node, (inner) => {
      if (inner.type === 'Url' && !/^\/(?!\/)/.test(inner.value))
        fail(
          inner,
          `The font ${inner.value} does not lie on this site.`,
          'Put it into public/fonts/ in the content folder, and write url(/fonts/name.woff2).',
        );
    });
  }
}

function unknown({ property }: Declaration): [message: string, remedy: string] {
  const [closest] = tokens
    .map((name) => `--${name}`)
    .filter((name) => distance(name, property) <= 2)
    .sort((a, b) => distance(a, property) - distance(b, property));
  const list = tokens.map((name) => `--${name}`).join(', ');
  return [
    `There is no token “${property}”.`,
    closest ? `Did you mean ${closest}?` : `Delete it, or set one of these: ${list}.`,
  ];
}

/** Text that cannot be read well: in which look, which pair, and how far it is off. */
function contrastProblems(
  colours: Colours,
  lines: ReadonlyMap<ColourName, number>,
  file: string,
): Problem[] {
  const pairs: [ColourName, ColourName][] = [
    ...(['ink', 'quiet', 'faint', 'accent'] as const).map((name): [ColourName, ColourName] => [
      name,
      'paper',
    ]),
    ['ink', 'mark'],
  ];
  return (['light', 'dark'] as const).flatMap((look) =>
    pairs.flatMap(([text, ground]): Problem[] => {
      const contrast = wcagContrast(colours[text][look], colours[ground][look]);
      if (contrast >= least) return [];
      return [
        {
          file,
          line: lines.get(text) ?? lines.get(ground) ?? 1,
          message: `--${text} (${colours[text][look]}) on --${ground} (${colours[ground][look]}) has a contrast of ${contrast.toFixed(2)}:1 in the ${look} look.`,
          remedy: `Choose colours with at least ${least}:1, so that everybody can read the text.`,
        },
      ];
    }),
  );
}

const least = 4.5;

/** At the first comma that stands in no brackets. */
function splitAtComma(text: string): string[] {
  let depth = 0;
  for (const [at, sign] of Array.from(text).entries()) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) return [text.slice(0, at), text.slice(at + 1)];
  }
  return [text];
}

function selectorOf({ prelude }: Rule): string {
  return generate(prelude).trim();
}

function isColourName(name: string): name is ColourName {
  return Object.hasOwn(deliveredColours, name);
}
