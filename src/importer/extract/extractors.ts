import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { mark } from '../page/page-blocks.ts';

/** The numbers of the blocks that Readability takes for the article; none where it fails. */
export function askReadability(document: Document): Set<number> {
  const copy = document.cloneNode(true) as Document;
  try {
    const article = new Readability(copy, { serializer: (node: Node) => node as Element }).parse();
    return new Set(
      [...(article?.content?.querySelectorAll(`[${mark}]`) ?? [])].map((element) =>
        Number(element.getAttribute(mark)),
      ),
    );
  } catch {
    return new Set();
  }
}

/** The same for Defuddle, which fetches nothing because it is not asked to wait. */
export function askDefuddle(document: Document, url: string | undefined): Set<number> {
  const copy = document.cloneNode(true) as Document;
  try {
    const { content } = silently(() =>
      new Defuddle(copy, {
        ...(url !== undefined && { url }),
        useAsync: false,
        standardize: false,
      }).parse(),
    );
    return new Set([...content.matchAll(marks)].map(([, number]) => Number(number)));
  } catch {
    return new Set();
  }
}

const marks = new RegExp(`\\b${mark}="(\\d+)"`, 'g');

/** Defuddle writes what it could not parse to the console. */
function silently<Result>(run: () => Result): Result {
  const saved = {
    log: console.log,
    warn: console.warn,
    error: console.error,
    debug: console.debug,
  };
  const nothing = (): void => undefined;
  Object.assign(console, { log: nothing, warn: nothing, error: nothing, debug: nothing });
  try {
    return run();
  } finally {
    Object.assign(console, saved);
  }
}
