/**
 * The form in which a reader sets the look of the page. Its fields are named as in `look.ts`, with an empty value for what
 * is usual; the button that forgets is the only one of type `button`, what is said then goes into the `output`.
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

/** What the form says and offers, in the order in which it is shown. */
export interface ControlsContent {
  name: string;
  fields: readonly ControlsField[];
  keysTitle: string;
  keys: readonly KeyEntry[];
  /** What is stored, and where. */
  kept: string;
  reset: string;
  forget: string;
  /** What is said when everything has been forgotten, and when the device refused. */
  forgotten: string;
  notForgotten: string;
}

export interface ControlsField {
  name: string;
  legend: string;
  choices: readonly (readonly [value: string, label: string])[];
}

/** Keys that do the same, and what they do. */
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
