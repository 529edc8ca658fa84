import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The attacks of `attacks/`, by class: one a line, with `↵` for a line feed and `{U+202E}` for a
 * character that nobody would see; lines with `% ` say what a class is about. Where an attack wants
 * to name something, it is called `boese`; `gut.example` is where links may lead, `boese.example`
 * what nothing may ask.
 */
export const attacks: readonly Attack[] = readClasses();

/** Texts for fields of the front matter, each tried in all of them that hold text. */
export const fieldAttacks: readonly string[] = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '" onmouseover="alert(1)" data-boese="',
  '--></style></noscript><svg onload=alert(1)>',
  '<!-- <script>alert(1)//',
  ']]></title><script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&amp;quot;&#x3c;img src=x onerror=alert(1)&#x3e;',
  '${alert(1)} {{alert(1)}} {alert(1)} <%= alert(1) %>',
  '[Wort](javascript:alert(1)) ![a](https://boese.example/a.png)',
  '../../../etc/passwd%00.md',
  '{"@type":"Person","@id":"https://boese.example/"}',
  'javascript:alert(1)',
  '$& $` $1 \\u003cscript\\u003ealert(1)\\u003c/script\\u003e',
  '; url=https://boese.example/',
  'Was /*styles*/<script>alert(1)</script> bedeutet.',
  '</head><style>body{display:none}</style></head>',
  '<style>*{color:red}</style><script>alert(2)</script>',
  "<meta http-equiv=refresh content='0; url=https://boese.example/'><base href=//boese.example/>",
  '<script type="module" src="//boese.example/a.js"></script><script data-modules>alert(1)</script>',
  '<link rel=stylesheet href=//boese.example/a.css> class="shared removed notes" id="_text" <share-links>',
  'W\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307ort \u2067Wort \uFDFD',
  `${'Donaudampfschifffahrt'.repeat(12)} ${'🏳️‍🌈'.repeat(40)}`,
].map((text) => text.normalize('NFC'));

function readClasses(): Attack[] {
  const folder = join(import.meta.dirname, 'attacks');
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const name = file.replace(/\.txt$/, '');
      return readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('% '))
        .map((line, index) => ({ id: `${name}-${index + 1}`, class: name, text: decode(line) }));
    });
}

function decode(line: string): string {
  return line
    .replaceAll('↵', '\n')
    .replace(/\{U\+([0-9A-F]+)\}/g, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    );
}

export interface Attack {
  /** Such as `schemes-12`. */
  id: string;
  class: string;
  /** Markdown. */
  text: string;
}
