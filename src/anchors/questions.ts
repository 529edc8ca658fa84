import type { Decision } from './decide.ts';
import type { Rest } from './reconcile.ts';
import type { MissingArticle } from './missing-articles.ts';
import type { ArticleQuestion } from './resolve.ts';
import type { WrittenArticle } from './ledger/rename.ts';

/**
 * The answers on offer for a section whose text could not be found with certainty, likeliest first.
 */
export function choicesFor(question: ArticleQuestion): Choice[] {
  const { id, article, isWritten, mayBeLead } = question;
  const name = `${article.slug}#${id}`;
  const sections = question.places.flatMap((place) => choiceAt(question, place));
  const lead: Choice = {
    text: 'it is the text before the first heading',
    option: `--lead ${name}`,
    decision: { to: '' },
  };
  const removal: Choice = {
    text: 'it was removed on purpose: its address will say so',
    option: `--remove ${name}`,
    decision: 'removed',
  };
  return [...sections, ...(mayBeLead ? [lead] : []), ...(isWritten ? [] : [removal])];
}

/** The answers on offer for all open questions of a rewritten article at once. */
export function choicesForAll({ slug }: WrittenArticle): ArticleChoice[] {
  return [
    {
      text: 'each is still the section with its heading, or else the one in its place',
      option: `--keep ${slug}`,
      rest: 'kept',
    },
    {
      text: 'they were removed on purpose: their addresses will say so',
      option: `--remove ${slug}#`,
      rest: 'removed',
    },
    { text: 'ask about each of them', option: `--each ${slug}`, rest: undefined },
  ];
}

/** The question in one line. */
export function askSection(question: ArticleQuestion): string {
  const { id, heading, former, article, isWritten, self } = question;
  if (isWritten) {
    const line = article.passages[self ?? -1]?.line;
    return `${article.file}: is the section on line ${line} still “${heading}” (#${id})? If not, write another id there.`;
  }
  const place = former ? `, which had become part of #${former}` : '';
  return `${article.file}: where is the text of “${heading}” (#${id}${place})?`;
}

/** The question about a rewritten article, in one line. */
export function askAll({ file }: WrittenArticle, headings: readonly string[]): string {
  const names = headings.map((heading) => `“${heading}”`).join(', ');
  return `${file}: most sections could not be found again. What became of ${names}?`;
}

/** The question about a missing article, in one line. */
export function askArticle({ article: { slug, head }, isDraft, alike }: MissingArticle): string {
  if (isDraft)
    return `The article “${head.heading}”, published as “${slug}”, is a draft again. To keep its addresses, delete \`draft: true\`.`;
  const hint = alike ? `, probably that of ${alike.file}` : '';
  return `The article “${head.heading}”, published as “${slug}”, is gone. If it has another name, write \`formerly: [${slug}]\` into its front matter${hint}.`;
}

function choiceAt({ id, article, ids, self }: ArticleQuestion, place: number): Choice[] {
  const passage = article.passages[place];
  const to = ids[place] ?? '';
  if (!passage || to === '') return [];
  const isItself = place === self;
  return [
    {
      text: isItself
        ? `it is still “${passage.heading}” (line ${passage.line}), rewritten`
        : `it is part of “${passage.heading}” (line ${passage.line}, #${to})`,
      option: isItself ? `--keep ${article.slug}#${id}` : `--moved ${article.slug}#${id}=${to}`,
      decision: isItself ? 'kept' : { to },
    },
  ];
}

export interface Choice {
  text: string;
  /** The option to pass after `npm run anchors --`. */
  option: string;
  decision: Decision;
}

export interface ArticleChoice {
  text: string;
  option: string;
  /** Absent where the author is to be asked about each section. */
  rest: Rest | undefined;
}
