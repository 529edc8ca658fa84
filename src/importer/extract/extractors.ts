import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { mark } from '../page/page-blocks.ts';

/** The article and byline according to Readability. Both are empty if it fails. */
export function askReadability(document: Document): Opinion {
  const copy = document.cloneNode(true) as Document;
  try {
    const article = new Readability(copy, { serializer: (node: Node) => node as Element }).parse();
    const blocks = new Set(
      [...(article?.content?.querySelectorAll(`[${mark}]`) ?? [])].map((element) =>
        Number(element.getAttribute(mark)),
      ),
    );
    return { blocks, byline: article?.byline ?? '' };
  } catch {
    return { blocks: new Set(), byline: '' };
  }
}

/** The same for Defuddle. It fetches nothing, because it is used synchronously. */
export function askDefuddle(document: Document, url: string | undefined): Opinion {
  const copy = document.cloneNode(true) as Document;
  try {
    const { content, author } = silently(() =>
      new Defuddle(copy, {
        ...(url !== undefined && { url }),
        useAsync: false,
        standardize: false,
      }).parse(),
    );
    const blocks = new Set([...content.matchAll(marks)].map(([, number]) => Number(number)));
    return { blocks, byline: author };
  } catch {
    return { blocks: new Set(), byline: '' };
  }
}

const marks = new RegExp(`\\b${mark}="(\\d+)"`, 'g');

/** Defuddle logs parse errors to the console. */
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

interface Opinion {
  /** The numbers of the blocks. */
  blocks: Set<number>;
  /** As on the page. May be empty. */
  byline: string;
}
