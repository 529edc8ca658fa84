import { AsyncLocalStorage } from 'node:async_hooks';

/** What pages can ask about the articles: all of them, or one by its slug. */
export type Question = 'articles' | `article ${string}`;

/** Notes for the page that is being rendered that it has asked this: when the answer changes, so may the page. */
export function ask(question: Question): void {
  notebook()?.getStore()?.add(question);
}

/** Runs the rendering of a page and gives back what it asked. Pages see other instances of this module, in the same process. */
export async function listen<Result>(
  render: () => Promise<Result>,
): Promise<{ result: Result; asked: Question[] }> {
  const asked = new Set<Question>();
  const open = notebook() ?? new AsyncLocalStorage<Set<Question>>();
  Reflect.set(globalThis, place, open);
  const result = await open.run(asked, render);
  return { result, asked: [...asked] };
}

function notebook(): AsyncLocalStorage<Set<Question>> | undefined {
  return Reflect.get(globalThis, place) as AsyncLocalStorage<Set<Question>> | undefined;
}

const place = Symbol.for('abschnitt.asked');
