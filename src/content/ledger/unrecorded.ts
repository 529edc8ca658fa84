import type { Ledger } from '../../anchors/ledger/ledger.ts';
import type { ArticleMetadata } from '../metadata.ts';

/**
 * The build's warnings about addresses that it publishes without their being in the ledger, which
 * alone keeps them.
 */
export function unrecordedNotes(
  articles: readonly Pick<ArticleMetadata, 'slug' | 'sections'>[],
  ledger: Ledger,
): string[] {
  const names = articles.flatMap(({ slug, sections }) => {
    const recorded = ledger.get(slug)?.sections;
    const ids = sections.flatMap(({ id }) => (recorded?.has(id) ? [] : [`${slug}#${id}`]));
    return recorded ? ids : [slug, ...ids];
  });
  if (names.length === 0) return [];
  const shown = names.slice(0, mostShown).join(', ');
  const more = names.length > mostShown ? ` and ${names.length - mostShown} more` : '';
  const subject = names.length === 1 ? 'This address is' : 'These addresses are';
  return [
    `${subject} not recorded yet and may break with the next edit: ${shown}${more}. Run \`npm run anchors\` before you publish.`,
  ];
}

const mostShown = 5;
