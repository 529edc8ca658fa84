import type { ControlsContent, ControlsField } from '../../client/preferences/controls-form.ts';
import { choices } from '../../client/preferences/look.ts';
import type { Words } from '../../i18n/words.ts';

/** The text of the reader's controls in one language (`lang`, a BCP 47 tag). */
export function controlsContent({ controls, keys }: Words, lang: string): ControlsContent {
  const { widths, leadings, faces, themes, on, off } = controls;
  const percent = new Intl.NumberFormat(lang, { style: 'percent' });
  const sizes = choices.size.map((size) => percent.format(Number(size || 100) / 100));
  return {
    name: controls.open,
    fields: [
      field('size', controls.size, sizes),
      field('width', controls.width, widths),
      field('leading', controls.leading, leadings),
      field('face', controls.face, faces),
      field('theme', controls.theme, themes),
      field('hyphens', controls.hyphens, [on, off]),
      field('keys', controls.keys, [on, off]),
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
    notForgotten: controls.notForgotten,
  };
}

function field(name: keyof typeof choices, legend: string, labels: string[]): ControlsField {
  return { name, legend, choices: choices[name].map((value, at) => [value, labels[at] ?? value]) };
}
