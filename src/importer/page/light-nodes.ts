import { Node, parseHTML } from 'linkedom';

/**
 * Makes linkedom's nodes cheaper. By itself it creates a map of event listeners for every node,
 * and joins an element's classes each time its `class` is read. Nodes lose their events, which
 * nothing here uses. All other results are the same.
 */
export function makeNodesLight(): void {
  if (isDone) return;
  isDone = true;
  // A constructor calls the one that it inherits from. The methods of the prototype are kept.
  Object.setPrototypeOf(Object.getPrototypeOf(Node) as object, Bare);
  keepJoinedClasses();
}

let isDone = false;

/** Constructs an object without state. */
function Bare(): undefined {
  return undefined;
}

/** A list of classes keeps its value until one of its methods changes the list. */
function keepJoinedClasses(): void {
  const list = parseHTML('<p class="a">').document.querySelector('p')?.classList;
  const prototype = Object.getPrototypeOf(list) as object;
  for (const name of ['add', 'remove', 'toggle', 'replace', 'delete', 'clear']) {
    const original = Reflect.get(prototype, name) as (...given: unknown[]) => unknown;
    Object.defineProperty(prototype, name, {
      configurable: true,
      writable: true,
      value(this: ClassList, ...given: unknown[]) {
        this[joined] = undefined;
        return original.apply(this, given);
      },
    });
  }
  const original = Object.getOwnPropertyDescriptor(prototype, 'value');
  Object.defineProperty(prototype, 'value', {
    configurable: true,
    get(this: ClassList): string {
      return (this[joined] ??= original?.get?.call(this) as string);
    },
  });
}

const joined = Symbol('joined');

interface ClassList {
  [joined]?: string | undefined;
}
