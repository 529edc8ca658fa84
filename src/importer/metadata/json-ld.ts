/**
 * The https://schema.org/Article (or subtype) in a page's JSON-LD that describes the page best: the
 * one with a headline and the most facts. Ignores invalid JSON.
 */
export function readArticleData(document: Document): ArticleData | undefined {
  const objects = [...document.querySelectorAll('script[type*="ld+json" i]')].flatMap((script) =>
    objectsIn(parse(script.textContent ?? ''), 0),
  );
  const articles = objects.filter((object) =>
    typesOf(object).some((type) =>
      /article|blogposting|report$|review$|reportage|liveblogposting/i.test(type),
    ),
  );
  const page = objects.find(
    (object) =>
      typesOf(object).some((type) => /webpage$/i.test(type)) &&
      object['datePublished'] !== undefined,
  );
  const best = articles.toSorted((a, b) => weigh(b) - weigh(a))[0] ?? page;
  return best && toData(best, page, objects);
}

function toData(
  article: JsonObject,
  page: JsonObject | undefined,
  objects: readonly JsonObject[],
): ArticleData {
  const isArticle = !typesOf(article).every((type) => /webpage$/i.test(type));
  const resolve = (value: unknown): unknown => {
    const id = isObject(value) && !('name' in value) ? value['@id'] : undefined;
    return id === undefined
      ? value
      : (objects.find((object) => object['@id'] === id && 'name' in object) ??
          objects.find((object) => object['@id'] === id && Object.keys(object).length > 1) ??
          value);
  };
  const people = ['author', 'creator']
    .map((name) => listOf(article[name]).flat().map(resolve))
    .find((found) => found.some((person) => namesOf(person).length > 0));
  return {
    headline: isArticle ? textOf(article['headline'] ?? article['name']) : undefined,
    kicker: textOf(article['alternativeHeadline']),
    description: textOf(article['description'] ?? article['abstract']),
    published: textOf(
      article['datePublished'] ?? page?.['datePublished'] ?? article['dateCreated'],
    ),
    modified: textOf(article['dateModified']),
    language: textOf(nameOf(article['inLanguage'])),
    body: textOf(article['articleBody']),
    wordCount: Number(article['wordCount']) || undefined,
    url:
      textOf(article['url']) ??
      textOf(
        isObject(article['mainEntityOfPage'])
          ? article['mainEntityOfPage']['@id']
          : article['mainEntityOfPage'],
      ),
    authors: (people ?? []).flatMap((person) => {
      const names = namesOf(person);
      const url =
        isObject(person) && names.length === 1
          ? textOf(person['url'] ?? person['sameAs'])
          : undefined;
      const isOrganization =
        isObject(person) && typesOf(person).some((type) => /organization/i.test(type));
      return names.map((name) => ({ name, url, isOrganization }));
    }),
    agency: nameOf(resolve(article['sourceOrganization'])),
    publisher: nameOf(resolve(article['publisher'])),
    basedOn: isObject(article['isBasedOn'])
      ? { name: nameOf(article['isBasedOn']), url: textOf(article['isBasedOn']['url']) }
      : undefined,
    keywords: listOf(article['keywords'])
      .flatMap((value) => (textOf(value) ?? '').split(','))
      .map((word) => word.trim())
      .filter(Boolean),
    corrections: listOf(article['correction']).flatMap((value) => {
      const text = isObject(value) ? textOf(value['text'] ?? value['description']) : textOf(value);
      const date = isObject(value) ? textOf(value['datePublished']) : undefined;
      return text !== undefined && date !== undefined ? [{ date, text }] : [];
    }),
    images: listOf(article['image'])
      .map(resolve)
      .flatMap((value) => {
        const url = isObject(value) ? textOf(value['url'] ?? value['contentUrl']) : textOf(value);
        return url === undefined ? [] : [url];
      }),
  };
}

function weigh(object: JsonObject): number {
  const has = (name: string, weight: number): number => (object[name] === undefined ? 0 : weight);
  return (
    has('headline', 4) +
    has('datePublished', 2) +
    has('author', 1) +
    has('articleBody', 2) +
    has('image', 1) +
    has('mainEntityOfPage', 1)
  );
}

/** Saved pages have JSON-LD inside comments and CDATA, with line breaks in strings. */
function parse(text: string): unknown {
  const json = text
    .replace(
      /^\s*(?:<!--|\/\*?\s*<!\[CDATA\[\s*(?:\*\/)?|<!\[CDATA\[)|(?:-->|(?:\/\*|\/\/)?\s*\]\]>\s*(?:\*\/)?)\s*;?\s*$/g,
      '',
    )
    .trim()
    .replace(/;$/, '');
  for (const attempt of [
    json,
    json.replace(/[\p{Cc}]+/gu, ' '),
    json.replace(/,\s*([}\]])/g, '$1'),
  ]) {
    try {
      return JSON.parse(attempt);
    } catch {
      continue;
    }
  }
  return undefined;
}

function objectsIn(value: unknown, depth: number): JsonObject[] {
  if (depth > 6) return [];
  if (Array.isArray(value))
    return value.slice(0, 200).flatMap((item) => objectsIn(item, depth + 1));
  if (!isObject(value)) return [];
  return [
    value,
    ...[
      '@graph',
      'mainEntity',
      'mainEntityOfPage',
      'itemListElement',
      'hasPart',
      'author',
      'publisher',
    ].flatMap((name) => objectsIn(value[name], depth + 1)),
  ];
}

function typesOf(object: JsonObject): string[] {
  return listOf(object['@type']).map(String);
}

/** One object may represent several people. */
function namesOf(person: unknown): string[] {
  if (!isObject(person)) return [textOf(person)].filter((name) => name !== undefined);
  const parts = [textOf(person['givenName']), textOf(person['familyName'])].filter(Boolean);
  const names = listOf(person['name']).flatMap((name) => textOf(name) ?? []);
  return names.length > 0
    ? names
    : [parts.join(' ') || nameOf(person)].flatMap((name) => name ?? []);
}

function nameOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return nameOf(value[0]);
  return isObject(value) ? textOf(value['name'] ?? value['alternateName']) : textOf(value);
}

/** Plain text. Entities and tags in JSON are left-over markup. */
function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return textOf(value[0]);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return plainText(String(value)).trim() || undefined;
}

/** Without tags and entities. Keeps `<` in a sentence. */
export function plainText(text: string): string {
  const decoded = decodeEntities(text);
  return /<(?:\/?(?:p|br|a|b|i|em|strong|span|div|h\d|ul|li)\b)/i.test(decoded)
    ? decodeEntities(
        decoded.replace(/<\/?[a-z][^<>]*>/gi, (tag) =>
          /^<\/?(?:p|br|div|h\d|li)\b/i.test(tag) ? '\n' : '',
        ),
      )
    : decoded;
}

/** Decodes the entities that occur in titles: `&amp;` → `&`. */
function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (whole, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(
      /&(quot|apos|lt|gt|nbsp|ndash|mdash|hellip|rsquo|lsquo|ldquo|rdquo|bdquo|auml|ouml|uuml|Auml|Ouml|Uuml|szlig|amp);/g,
      (whole, name: string) => entities[name] ?? whole,
    );
}

const entities: Record<string, string> = {
  ...{
    quot: '"',
    apos: "'",
    lt: '<',
    gt: '>',
    nbsp: ' ',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    rsquo: '’',
    lsquo: '‘',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
  },
  ...{ auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', amp: '&' },
};

function listOf(value: unknown): unknown[] {
  return value === undefined || value === null
    ? []
    : Array.isArray(value)
      ? (value as unknown[])
      : [value];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type JsonObject = Record<string, unknown>;

/** The facts about an article in a page's structured data. Dates are unchanged. */
export interface ArticleData {
  headline: string | undefined;
  kicker: string | undefined;
  description: string | undefined;
  published: string | undefined;
  modified: string | undefined;
  language: string | undefined;
  /** The whole text as plain text. */
  body: string | undefined;
  wordCount: number | undefined;
  url: string | undefined;
  authors: { name: string; url: string | undefined; isOrganization: boolean }[];
  agency: string | undefined;
  publisher: string | undefined;
  basedOn: { name: string | undefined; url: string | undefined } | undefined;
  keywords: string[];
  corrections: { date: string; text: string }[];
  images: string[];
}
