import type { Problem } from '../problem.ts';
import type { Refusal } from './decide.ts';
import type { WrittenArticle } from './ledger/rename.ts';
import type { Passage } from './match/passages.ts';

/** The problem of an id that the author gave to a section, and that belongs to another one. */
export function conflict(
  { file }: WrittenArticle,
  id: string,
  passage: Passage | undefined,
): Problem {
  return {
    file,
    ...(passage && { line: passage.line }),
    message: `The id “${id}” belongs to another section, or to one that was removed.`,
    remedy: 'Write another id: an address is never given to another section.',
  };
}

/** The problem of a decision about a section that cannot be followed. */
export function refused({ file, slug }: WrittenArticle, { id, reason }: Refusal): Problem {
  return {
    file,
    message: `Nothing can be decided about ${slug}#${id}: ${reason}.`,
    remedy: 'Run `npm run anchors` to see what there is to decide.',
  };
}
