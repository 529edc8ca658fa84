import type { PictureFile } from '../images/check-pictures.ts';
import { publishedPictures } from '../images/pictures.ts';
import type { Frontmatter } from '../schema/frontmatter.ts';
import type { Problem } from '../problem.ts';

/**
 * The authors of an article, with what their files in `authors` contain. Names match regardless of
 * case and kind of spaces.
 */
export function authorsByName(
  authors: readonly Source[],
  { drafts }: { drafts: boolean },
): (written: WrittenAuthor) => KnownAuthor {
  const shown = authors.filter(({ frontmatter: { draft } }) => drafts || !draft);
  const pages = new Map(shown.map((author) => [keyOf(author.frontmatter.title), pageOf(author)]));
  return (written) => {
    const page = pages.get(keyOf(written.name));
    return page ? { ...written, page } : written;
  };
}

/**
 * Authors whose files have the same name as another: a byline could not tell which page to link.
 */
export function repeatedAuthors(
  authors: readonly Omit<Source, 'pictures'>[],
): (Pick<Problem, 'message' | 'remedy'> & { slug: string })[] {
  const first = new Map<string, string>();
  return authors.flatMap(({ slug, file, frontmatter: { title } }) => {
    const other = first.get(keyOf(title));
    first.set(keyOf(title), other ?? file);
    if (other === undefined) return [];
    return [
      {
        slug,
        message: `name: “${title}” has a file already: ${other}.`,
        remedy: 'Put both into one file, or tell the two apart by their names, here and in articles.',
      },
    ];
  });
}

function pageOf({ slug, frontmatter, pictures }: Source): AuthorPage {
  const { person, picture } = frontmatter;
  const portrait = publishedPictures(slug, pictures).get(picture?.file ?? '');
  return {
    slug,
    links: person?.links.map(({ url }) => url) ?? [],
    ...(person?.role !== undefined && { role: person.role }),
    ...(person?.fediverse !== undefined && { fediverse: person.fediverse }),
    ...(portrait && { picture: portrait.src }),
  };
}

function keyOf(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
}

/** What must be known of an author's file. A `SourceArticle` has these properties. */
interface Source {
  slug: string;
  /** Relative to the content folder. */
  file: string;
  /** The title is the author's name. */
  frontmatter: Pick<Frontmatter, 'title' | 'draft' | 'person' | 'picture'>;
  pictures: readonly PictureFile[];
}

type WrittenAuthor = Frontmatter['authors'][number];

/** An author in a byline. */
export interface KnownAuthor extends WrittenAuthor {
  /** The author's page on this site. */
  page?: AuthorPage;
}

interface AuthorPage {
  /** The slug. */
  slug: string;
  role?: string;
  /** Other pages about the author. */
  links: string[];
  /** An account in the Fediverse. */
  fediverse?: string;
  /** Path of a portrait. */
  picture?: string;
}
