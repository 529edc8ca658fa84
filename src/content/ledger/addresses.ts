import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assignIds } from '../../anchors/assign.ts';
import { fingerprint } from '../../anchors/match/fingerprint.ts';
import { readText } from '../../anchors/match/read-text.ts';
import type { Ledger } from '../../anchors/ledger/ledger.ts';
import { newsBetween } from '../../anchors/ledger/news.ts';
import type { MissingArticle } from '../../anchors/missing-articles.ts';
import type { ArticleQuestion, Resolution, Resolved } from '../../anchors/resolve.ts';
import type { WrittenArticle } from '../../anchors/ledger/rename.ts';
import type { Section } from '../../markdown/blocks.ts';
import { namedIn, withIds } from '../../markdown/named-blocks.ts';
import type { Problem } from '../../problem.ts';
import type { Frontmatter } from '../../schema/frontmatter.ts';
import { dateLength } from '../../schema/article-paths.ts';
import { site } from '../../site.ts';
import { kindOf, yearOf } from '../read/article-files.ts';
import { passageHtml } from './passage-html.ts';

/**
 * What the ledger needs to know of an article; `file` as shown to the author. Its text is read on
 * demand.
 */
export function writtenArticle(article: Source, file: string): WrittenArticle {
  const { slug, file: path, frontmatter, outline } = article;
  const { title, lang, draft, formerly } = frontmatter;
  const lead = outline.findIndex(({ heading }) => !heading);
  const textAt = (index: number) => (index < 0 ? '' : passageHtml(article.sections[index]));
  return {
    slug,
    year: yearOf(path),
    file,
    title,
    lang,
    ...(hasDates && kindOf(path) === 'article' && { date: frontmatter.date.value.slice(0, 10) }),
    isDraft: draft,
    formerly,
    leadPrint: lead < 0 ? noPrint : outline[lead]?.print,
    get leadHtml() {
      return textAt(lead);
    },
    passages: outline.flatMap(({ heading, authorId, line, print }, index) =>
      heading
        ? [
            {
              heading: heading.text,
              authorId,
              line,
              print,
              get html() {
                return textAt(index);
              },
            },
          ]
        : [],
    ),
  };
}

/**
 * Sections with their final ids, in the order of their headings. Ids of figures and the like give
 * way: no id occurs twice in the article, former and removed sections included.
 */
export function withAddresses(
  sections: readonly Section[],
  { sections: settled, leadIds, removed }: Settled,
): Section[] {
  const taken = [
    ...settled.flatMap(({ id, formerIds }) => [id, ...formerIds]),
    ...leadIds,
    ...removed.map(({ id }) => id),
  ];
  const blockIds = sections.flatMap(({ blocks }) =>
    blocks.flatMap(namedIn).map(({ id }) => ({ text: id, authorId: id })),
  );
  const freeIds = assignIds(blockIds, taken);
  let next = 0;
  return sections.map((section) => ({
    ...section,
    id: section.heading ? (settled[section.number - 1]?.id ?? section.id) : section.id,
    blocks: section.blocks.map((block) => withIds(block, ({ id }) => freeIds[next++] ?? id)),
  }));
}

/**
 * Ids that an author gave to a box or chart although they are, or were, those of a section, whose
 * links they would take: `withAddresses` would rename them.
 */
export function takenIdProblems(
  { outline }: Pick<Source, 'outline'>,
  { sections: settled, leadIds, removed }: Settled,
  file: string,
): Problem[] {
  const taken = new Set([
    ...settled.flatMap(({ id, formerIds }) => [id, ...formerIds]),
    ...leadIds,
    ...removed.map(({ id }) => id),
  ]);
  return outline.flatMap(({ line, blockIds = [] }) =>
    blockIds
      .filter((id) => taken.has(id))
      .map((id) => ({
        file,
        line,
        message: `The id “${id}” of a box or chart in this section is an address of a section of this article, which others may have shared.`,
        remedy: 'Give the box or chart another id.',
      })),
  );
}

/**
 * Why the site cannot be published with these addresses, by article. With `isFrozen`, unrecorded
 * addresses are problems too.
 */
export function addressProblems(
  resolved: Resolved,
  recorded: Ledger,
  { isFrozen, show, contentDir }: Surroundings,
): Problem[] {
  const broken = [
    ...resolved.problems,
    ...resolved.questions.map(brokenSection),
    ...resolved.missing.map((missing) =>
      brokenArticle(missing, show(join(contentDir, 'anchors', `${missing.article.year}.json`))),
    ),
  ];
  if (!isFrozen || broken.length > 0) return broken;
  return newsBetween(recorded, resolved.ledger).map(({ slug, id, heading }): Problem => {
    const year = resolved.ledger.get(slug)?.year ?? '';
    const name =
      id === '' ? `The article “${heading}”` : `The section “${heading}” (${slug}#${id})`;
    return {
      file: show(join(contentDir, 'anchors', `${year}.json`)),
      message: `${name} is not recorded in its present form: the ledger is out of date.`,
      remedy: 'Run `npm run anchors` and commit this file.',
    };
  });
}

/** Whether addresses of articles contain dates, or did so once. */
const hasDates = [site.paths, ...site.formerPaths].some(({ article }) => dateLength(article) > 0);

/** The problems of published articles whose dates are not precise enough for their addresses. */
export function dateProblems(
  articles: readonly Pick<Source, 'slug' | 'file' | 'frontmatter'>[],
  resolutions: ReadonlyMap<string, Resolution>,
  contentDir: string,
  show: (path: string) => string,
): Problem[] {
  const needed = dateLength(site.paths.article);
  return articles.flatMap(({ slug, file, frontmatter: { draft, date } }): Problem[] => {
    const recorded = resolutions.get(slug)?.addressDate ?? '';
    if ((draft && !site.drafts) || kindOf(file) !== 'article' || recorded.length >= needed) return [];
    const path = join(contentDir, file);
    const lines = readFileSync(path, 'utf8').split('\n');
    const line = lines.findIndex((text) => text.startsWith('date:')) + 1;
    const what = needed === 10 ? 'the day' : 'the month';
    const example = `${recorded}${'-01-01'.slice(recorded.length - 4, needed - 4)}`;
    const isOther = date.value.length > recorded.length;
    return [
      {
        file: show(path),
        ...(line > 0 && { line }),
        message: isOther
          ? `date: The addresses of articles contain ${what}, and this article was published at an address of ${recorded}.`
          : `date: The addresses of articles contain ${what}, and ${date.value} does not say it.`,
        remedy: `Write ${what} too, such as ${example}.${isOther ? ' You can change the date again after `npm run anchors`.' : ''}`,
      },
    ];
  });
}

/** The fingerprint of an empty lead. */
const noPrint = fingerprint(readText(''));

/** The addresses of an article that has no sections. */
export const noAddresses: Resolution = { sections: [], leadIds: [], removed: [], formerAddresses: [] };

function brokenSection({ id, heading, article, ids, places }: ArticleQuestion): Problem {
  const place = places[0];
  const nearest = place === undefined ? undefined : article.passages[place];
  const hint = nearest ? ` It may be “${nearest.heading}” (#${ids[place ?? -1]}).` : '';
  return {
    file: article.file,
    ...(nearest && { line: nearest.line }),
    message: `The address ${article.slug}#${id} would break: the text of the section “${heading}” could not be found with certainty.${hint}`,
    remedy: 'Run `npm run anchors` and say where it is, or that it was removed.',
  };
}

function brokenArticle(
  { article: { slug, head, line }, isDraft, alike }: MissingArticle,
  file: string,
): Problem {
  const removal = `if it was removed on purpose, run \`npm run anchors -- --remove ${slug}\``;
  return {
    file,
    ...(line !== undefined && { line }),
    message: isDraft
      ? `The article “${head.heading}” was published as “${slug}” and is a draft again: its addresses would break.`
      : `The article “${head.heading}”, published as “${slug}”, is gone: its addresses would break.`,
    remedy: isDraft
      ? `Delete \`draft: true\`; or ${removal}.`
      : `If it has another name, write \`formerly: [${slug}]\` into its front matter${alike ? ` (that of ${alike.file}?)` : ''}; ${removal}.`,
  };
}

interface Source {
  slug: string;
  /** Relative to the content folder. */
  file: string;
  frontmatter: Frontmatter;
  outline: readonly (Omit<Section, 'blocks'> & { print?: string; blockIds?: string[] })[];
  readonly sections: Section[];
}

/** Final addresses, from an article's metadata or straight from the ledger. */
interface Settled {
  sections: readonly { id: string; formerIds: string[] }[];
  leadIds: readonly string[];
  removed: readonly { id: string }[];
}

interface Surroundings {
  isFrozen: boolean;
  /** Formats a path for the author. */
  show: (path: string) => string;
  contentDir: string;
}
