import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * What pages can ask: facts of all articles, one article by its slug, or what time it is. That has another answer each
 * time, so that a page which asks it is always made anew.
 */
export type Question = 'articles' | `article ${string}` | 'now';

/** Notes for the page that is being rendered that it has asked this: when the answer changes, so may the page. */
export function ask(question: Question): void {
  notebook()?.getStore()?.add(question);
}

/**
 * Runs the rendering of a page, which adds to `asked` whatever it asks, until the last byte of the page is there. Pages
 * see other instances of this module, in the same process.
 */
export async function listen<Result>(
  asked: Set<Question>,
  render: () => Promise<Result>,
): Promise<Result> {
  const open = notebook() ?? new AsyncLocalStorage<Set<Question>>();
  Reflect.set(globalThis, place, open);
  return open.run(asked, render);
}

function notebook(): AsyncLocalStorage<Set<Question>> | undefined {
  return Reflect.get(globalThis, place) as AsyncLocalStorage<Set<Question>> | undefined;
}

const place = Symbol.for('abschnitt.asked');
