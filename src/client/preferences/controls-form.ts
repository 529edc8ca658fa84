/**
 * The form in which readers set the look of the page. Its fields have the names in `look.ts`; an
 * empty value is the default. The reset button is the only one of type `button`, and its result
 * appears in the `output`.
 */
export function controlsForm(content: ControlsContent): HTMLFormElement {
  const { name, fields, keysTitle, keys, kept, reset, forget } = content;
  const form = element('form', { popover: 'auto', ariaLabel: name });
  form.append(
    ...fields.map((field) => fieldset(field)),
    element(
      'details',
      {},
      element('summary', {}, keysTitle),
      element('dl', {}, ...keys.map((entry) => keyEntry(entry))),
    ),
    element('p', {}, kept),
    element('button', { type: 'reset' }, reset),
    element('button', { type: 'button' }, forget),
    element('output', {}),
  );
  return form;
}

/** The labels and choices of the form, in the order shown. */
export interface ControlsContent {
  name: string;
  fields: readonly ControlsField[];
  keysTitle: string;
  keys: readonly KeyEntry[];
  /** Describes what is stored, and where. */
  kept: string;
  reset: string;
  forget: string;
  /** Messages after everything was deleted, and after the device refused. */
  forgotten: string;
  notForgotten: string;
}

export interface ControlsField {
  name: string;
  legend: string;
  choices: readonly (readonly [value: string, label: string])[];
}

/** Keyboard shortcuts and their effects. Keys of one entry do the same. */
export type KeyEntry = readonly [keys: readonly string[], deed: string];

function fieldset({ name, legend, choices }: ControlsField): HTMLElement {
  const labels = choices.map(([value, label]) => {
    const isUsual = value === '';
    return element(
      'label',
      {},
      element('input', { type: 'radio', name, value, defaultChecked: isUsual }),
      label,
    );
  });
  return element('fieldset', {}, element('legend', {}, legend), ...labels);
}

function keyEntry([keys, deed]: KeyEntry): HTMLElement {
  const names = keys.map((key) => element('kbd', {}, key));
  return element('div', {}, element('dt', {}, ...names), element('dd', {}, deed));
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const created = Object.assign(document.createElement(name), properties);
  created.append(...children);
  return created;
}
