import { findDate } from './find-date.ts';
import type { Author, Facts, LeadPicture, Removed } from '../draft.ts';

/**
 * Reads the front matter of a Markdown file from any system: field names may be this project's or
 * common ones of others. Lists unknown fields, and fields with unusable values, as removed.
 */
export function readFields(fields: ReadonlyMap<string, unknown>, removed: Removed[]): Facts {
  const facts: Facts = {};
  const left: [string, unknown][] = [];
  for (const [name, value] of fields) {
    if (value === undefined || value === null || value === '') continue;
    const plain = name.toLowerCase().replace(/[\s_-]/g, '');
    if (takeAddress(plain, value, facts) || takeState(plain, value, facts)) continue;
    const field = aliases.get(plain) ?? (Object.hasOwn(readers, name) ? name : undefined);
    const read = field === undefined ? undefined : readers[field]?.(value);
    if (field === undefined || read === undefined) left.push([name, value]);
    else if (!Object.hasOwn(facts, field) || field === name)
      Object.assign(facts, { [field]: read });
    else if (field === 'topics')
      facts.topics = [...new Set([...(facts.topics ?? []), ...(read as string[])])];
    else if (JSON.stringify(Reflect.get(facts, field)) !== JSON.stringify(read))
      left.push([name, value]);
  }
  if (facts.picture) completePicture(facts.picture, fields);
  for (const [name, value] of left)
    if (!isOfPicture(name))
      removed.push({
        text: `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
        reason: 'a field of the front matter that an article does not have',
        rule: 'unknown-field',
      });
  return facts;
}

/** Whether the article is published, in the terms of several systems. */
function takeState(name: string, value: unknown, facts: Facts): boolean {
  const text = String(value).trim().toLowerCase();
  const isYes = /^(?:true|yes|y|1)$/.test(text);
  const isNo = /^(?:false|no|n|0)$/.test(text);
  const isDraft =
    (/^(?:draft|private|unlisted|eleventyexcludefromcollections)$/.test(name) && isYes) ||
    (/^(?:published|publish|public|visible)$/.test(name) && isNo) ||
    (/^(?:status|poststatus|visibility|state)$/.test(name) &&
      /^(?:draft|entwurf|private|pending|unpublished|hidden|trash|future)$/.test(text));
  if (isDraft) facts.draft = true;
  return (
    isDraft ||
    (/^(?:draft|private|unlisted|eleventyexcludefromcollections|published|publish|public|visible)$/.test(
      name,
    ) &&
      (isYes || isNo)) ||
    (/^(?:status|poststatus|visibility|state)$/.test(name) && /^(?:publish\w*|public)$/.test(text))
  );
}

/** Present or former addresses of the article. Excludes patterns such as `/:year/:title/`. */
function takeAddress(name: string, value: unknown, facts: Facts): boolean {
  if (name === 'slug') {
    const slug = textOf(value);
    if (slug !== undefined) facts.slug = slug.split('/').filter(Boolean).at(-1) ?? slug;
    return slug !== undefined;
  }
  if (
    !/^(?:permalink|url|path|aliases|alias|redirectfrom|redirects|oldurls?|canonicalurl)$/.test(
      name,
    )
  )
    return false;
  const listed = (Array.isArray(value) ? (value as unknown[]) : [value]).map(textOf);
  const paths = listed.flatMap((one) => {
    const path = one?.replace(/^https?:\/\/[^/]+/, '') ?? '';
    const isPath =
      path.startsWith('/') ||
      (path !== '' && (/^(?:path|permalink|url)$/.test(name) || /^[^\s/]+\/\S*$/.test(path)));
    return isPath && !/[:{}]/.test(path) ? [path.startsWith('/') ? path : `/${path}`] : [];
  });
  if (paths.length === 0) return false;
  facts.oldPaths = [...new Set([...(facts.oldPaths ?? []), ...paths])];
  if (/^(?:permalink|url|path)$/.test(name) && facts.slug === undefined)
    facts.slug = slugInPath(paths[0] ?? '');
  return true;
}

/** `/2014/05/ein-treffen.html` → `ein-treffen` */
function slugInPath(path: string): string | undefined {
  return (
    path
      .split(/[?#]/, 1)[0]
      ?.split('/')
      .filter(Boolean)
      .findLast((part) => !/^index\.\w+$/i.test(part))
      ?.replace(/\.(?:html?|php|md)$/i, '') || undefined
  );
}

const readers: Record<string, (value: unknown) => unknown> = {
  title: textOf,
  kicker: textOf,
  description: textOf,
  date: dateOf,
  added: dateOf,
  updated: dateOf,
  lang: (value) => textOf(value)?.replaceAll('_', '-'),
  authors: (value) => listOf(value, authorOf),
  agency: textOf,
  source: (value) => authorOf(value),
  topics: (value) =>
    listOf(typeof value === 'string' ? value.split(/\s*,\s*/) : value, (one) =>
      textOf(one)?.replace(/^#(?=\S)/, ''),
    ),
  picture: pictureOf,
  corrections: (value) =>
    listOf(value, (one) => {
      const { date, text } = partsOf(one, ['date', 'text']) ?? {};
      return date !== undefined && text !== undefined ? { date, text } : undefined;
    }),
  formerly: (value) => listOf(value, textOf),
  translations: (value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? partsOf(value, Object.keys(value))
      : undefined,
};

/** By name in lower case, without hyphens, spaces and underscores. */
const aliases = new Map(
  Object.entries({
    title: 'headline überschrift titel posttitle',
    kicker: 'dachzeile',
    description:
      'summary excerpt standfirst teaser subtitle abstract lead dek customexcerpt beschreibung',
    date: 'published pubdate publishdate publisheddate publishedat datepublished pubdatetime datum created createdat createdtime dateadded',
    updated:
      'lastmod modified updateddate updatedat lastupdated datemodified moddate moddatetime lastmodified aktualisiert',
    lang: 'language sprache locale',
    authors: 'author autor autoren by byline',
    topics: 'tags tag categories category keywords kategorien kategorie themen thema taxonomies',
    picture:
      'image cover coverimage heroimage hero featuredimage featureimage thumbnail banner bild ogimage headerimage',
  }).flatMap(([field, names]) =>
    [field, ...names.split(' ')].map((name): [string, string] => [name, field]),
  ),
);

/**
 * A file, or an object that describes one as in several systems. Addresses on other hosts are kept
 * as they are.
 */
function pictureOf(value: unknown): LeadPicture | undefined {
  const file = textOf(Array.isArray(value) ? value[0] : value);
  if (file !== undefined) return { file };
  const parts = partsOf(value, [
    ...['file', 'src', 'url', 'path', 'image', 'feature', 'relative'],
    ...['alt', 'caption', 'title', 'credit'],
  ]);
  if (!parts) return undefined;
  const named =
    parts['file'] ??
    parts['src'] ??
    parts['url'] ??
    parts['path'] ??
    parts['image'] ??
    parts['feature'];
  const { alt, caption = parts['title'], credit } = parts;
  return named === undefined && caption === undefined && credit === undefined
    ? undefined
    : { file: named, alt, caption, credit };
}

/** Separate fields about the picture: `imageAlt`, `image_caption`. */
function completePicture(picture: LeadPicture, fields: ReadonlyMap<string, unknown>): void {
  for (const [name, value] of fields) {
    const [, part = ''] = pictureField.exec(name.toLowerCase().replace(/[\s_-]/g, '')) ?? [];
    if (/^alt/.test(part)) picture.alt ??= textOf(value);
    else if (/caption|title/.test(part)) picture.caption ??= textOf(value);
    else if (/credit/.test(part)) picture.credit ??= textOf(value);
  }
}

function isOfPicture(name: string): boolean {
  return pictureField.test(name.toLowerCase().replace(/[\s_-]/g, ''));
}

const pictureField =
  /^(?:(?:hero|cover|feature|featured|header)?image|cover|hero|bild|picture|thumbnail)(alt(?:text)?|caption|title|credit)$/;

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number'
    ? String(value).replace(/\s+/g, ' ').trim() || undefined
    : undefined;
}

function dateOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text === undefined || /^\d{4}$/.test(text) ? text : findDate(text);
}

function authorOf(value: unknown): Author | undefined {
  const name = textOf(value);
  if (name !== undefined) return { name };
  const parts = partsOf(value, ['name', 'url']);
  return parts?.['name'] === undefined ? undefined : { name: parts['name'], url: parts['url'] };
}

function listOf<Item>(
  value: unknown,
  read: (one: unknown) => Item | undefined,
): Item[] | undefined {
  const items = (Array.isArray(value) ? value : [value])
    .filter((one) => one !== null && one !== '')
    .map(read);
  return items.every((item) => item !== undefined) ? items : undefined;
}

function partsOf(value: unknown, names: readonly string[]): Record<string, string> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries = names.map((name): [string, string | undefined] => [
    name,
    textOf(Reflect.get(value, name)),
  ]);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
