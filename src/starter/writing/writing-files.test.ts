import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { articleFields, frontmatterSchema, pageSchema } from '../../schema/frontmatter.ts';
import { siteSettingsSchema } from '../../schema/site-settings.ts';
import { readOwnHeaders } from '../../hosting/own-headers.ts';
import { datePattern } from './date-pattern.ts';
import { fieldWords } from './field-words.ts';
import { adminFiles, writingFiles } from './writing-files.ts';

const files = new Map([...writingFiles('de'), ...adminFiles('de')]);
const json = (name: string) => JSON.parse(files.get(name) ?? '') as Record<string, unknown>;

/** Fields with free keys, which no form of fixed fields has. */
const withoutForm = ['translations'];
const articleNames = Object.keys(frontmatterSchema.shape).filter(
  (name) => !withoutForm.includes(name),
);
const pageNames = Object.keys(pageSchema.shape);

test.each([
  ['article', '.vscode/article.schema.json', frontmatterSchema.shape],
  ['page', '.vscode/page.schema.json', pageSchema.shape],
  ['site.yml', '.vscode/site.schema.json', siteSettingsSchema.shape],
])('the schema for editors has the fields of the schema: %s', (_of, name, shape) => {
  expect(Object.keys(json(name)['properties'] as object)).toEqual(Object.keys(shape));
});

test('the schema for editors takes what may be written, and refuses what may not', () => {
  const isValid = new Ajv2020({ strict: false }).compile(json('.vscode/article.schema.json'));
  const article = parse(
    'title: Der Fluss\ndate: 2026-11\ndraft: true\ntopics: [Wasser]\nauthors: [Anna, { name: Eva }]\n',
  ) as object;
  expect(isValid(article)).toBe(true);
  expect(isValid({ ...article, topcs: [] })).toBe(false);
  expect(isValid({ ...article, authors: [{ nam: 'Eva' }] })).toBe(false);
  expect(isValid({ title: 'Der Fluss' })).toBe(false);
});

test('forms ask for every field of articles and pages', () => {
  const decap = parse(files.get('public/admin/config.yml') ?? '') as Config;
  const pagesCms = parse(files.get('.pages.yml') ?? '') as { content: Collection[] };
  for (const [articles, pages] of [decap.collections, pagesCms.content]) {
    expect(namesOf(articles)).toEqual([...articleNames, 'body']);
    expect(namesOf(pages)).toEqual([...pageNames, 'body']);
    const { fields = [] } = articles?.fields.find(({ name }) => name === 'picture') ?? {};
    expect(fields.map(({ name }) => name)).toEqual(articleFields.fields['picture']);
  }
  const [article] = json('.vscode/settings.json')[
    'frontMatter.taxonomy.contentTypes'
  ] as Collection[];
  expect(namesOf(article)).toEqual(articleNames);
});

test('forms take authors as names, the way they are usually written', () => {
  for (const name of ['public/admin/config.yml', '.pages.yml']) {
    const { collections = [], content = [] } = parse(files.get(name) ?? '') as Partial<Config> & {
      content?: Collection[];
    };
    const authors = [...collections, ...content][0]?.fields.find(
      (field) => field.name === 'authors',
    );
    expect(authors).toBeDefined();
    expect(authors?.fields).toBeUndefined();
  }
});

test('Pages CMS adds articles where they belong, and keeps fields that its form does not have', () => {
  expect(parse(files.get('.pages.yml') ?? '')).toMatchObject({
    settings: { content: { merge: true } },
    content: [{ filename: '{year}/{fields.title}.md' }, { filename: '{fields.title}.md' }],
  });
});

test.each([
  ['2026', true],
  ['2026-11-30T09:30+01:00', true],
  ['30.11.2026', false],
  ['', false],
])('a form takes “%s” as a required date: %s', (text, isTaken) => {
  expect(new RegExp(datePattern(true)).test(text)).toBe(isTaken);
  expect(new RegExp(datePattern(false)).test('')).toBe(true);
});

test('fields have words for forms, and no words stand for fields that are no more', () => {
  const all = Object.entries(articleFields.fields).flatMap(([parent, names]) =>
    names.map((name) => (parent === '' ? name : `${parent}.${name}`)),
  );
  expect(Object.keys(fieldWords).filter((name) => !all.includes(name))).toEqual([]);
  expect(all.filter((name) => !(name in fieldWords) && !withoutForm.includes(name))).toEqual([]);
});

test('what the editor in the browser needs is allowed at its address only, on every host', () => {
  const { places, problems } = readOwnHeaders(files.get('public/_headers') ?? '', '/', 'f');
  expect(problems).toEqual([]);
  expect(places.map(({ prefix }) => prefix)).toEqual(['admin/']);
});

const namesOf = (collection: Collection | undefined) => collection?.fields.map(({ name }) => name);

interface Config {
  collections: Collection[];
}

interface Collection {
  fields: { name: string; fields?: { name: string }[] }[];
}
