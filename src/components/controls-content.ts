import type { ControlsContent, ControlsField } from '../client/controls-form.ts';
import type { Words } from '../words/words.ts';

/** What the reader's controls offer, in the words of one language (`lang`, a BCP 47 tag). */
export function controlsContent({ controls, keys }: Words, lang: string): ControlsContent {
  const { widths, leadings, faces, themes, on, off } = controls;
  const percent = new Intl.NumberFormat(lang, { style: 'percent' });
  const sizes = ['90', '', '115', '130', '150'];
  const sizeNames = sizes.map((size) => percent.format(Number(size || 100) / 100));
  return {
    name: controls.open,
    fields: [
      field('size', controls.size, sizes, sizeNames),
      field('width', controls.width, ['narrow', '', 'wide'], widths),
      field('leading', controls.leading, ['tight', '', 'loose'], leadings),
      field('face', controls.face, ['', 'sans'], faces),
      field('theme', controls.theme, ['', 'light', 'sepia', 'dark'], themes),
      field('hyphens', controls.hyphens, ['', 'off'], [on, off]),
      field('keys', controls.keys, ['', 'off'], [on, off]),
    ],
    keysTitle: keys.title,
    keys: [
      [['j', 'n'], keys.next],
      [['k', 'p'], keys.previous],
      [['t'], keys.contents],
      [['/'], keys.search],
      [['?'], keys.list],
    ],
    kept: controls.kept,
    reset: controls.reset,
    forget: controls.forget,
    forgotten: controls.forgotten,
  };
}

function field(name: string, legend: string, values: string[], labels: string[]): ControlsField {
  return { name, legend, choices: values.map((value, index) => [value, labels[index] ?? value]) };
}
