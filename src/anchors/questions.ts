import type { Decision } from './decide.ts';
import type { ArticleQuestion, MissingArticle } from './resolve.ts';

/** What an author can answer about a section whose text is not found for certain, the likeliest first. */
export function choicesFor({ id, article, ids, places, self }: ArticleQuestion): Choice[] {
  const sections = places.flatMap((place): Choice[] => {
    const passage = article.passages[place];
    const to = ids[place] ?? '';
    if (!passage || to === '') return [];
    const isItself = place === self;
    return [
      {
        text: isItself
          ? `it is still “${passage.heading}” (line ${passage.line}), written anew`
          : `it is part of “${passage.heading}” (line ${passage.line}, #${to})`,
        option: isItself ? `--keep ${article.slug}#${id}` : `--moved ${article.slug}#${id}=${to}`,
        decision: isItself ? 'kept' : { to },
      },
    ];
  });
  const removal: Choice = {
    text: 'it was removed on purpose: its address will say so',
    option: `--remove ${article.slug}#${id}`,
    decision: 'removed',
  };
  return [...sections, removal];
}

/** What the question is, in one line. */
export function askSection({ id, heading, former, article }: ArticleQuestion): string {
  const place = former === undefined ? '' : `, which had become part of #${former}`;
  return `${article.file}: where is the text of “${heading}” (#${id}${place})?`;
}

export function askArticle({ article: { slug, head }, isDraft, alike }: MissingArticle): string {
  if (isDraft)
    return `The article “${head.heading}”, published as “${slug}”, is a draft again. To keep its addresses, delete \`draft: true\`.`;
  const hint = alike ? `, probably that of ${alike.file}` : '';
  return `The article “${head.heading}”, published as “${slug}”, is gone. If it has another name, write \`formerly: [${slug}]\` into its front matter${hint}.`;
}

export interface Choice {
  text: string;
  /** What to write after `npm run anchors --` for it. */
  option: string;
  decision: Decision;
}
