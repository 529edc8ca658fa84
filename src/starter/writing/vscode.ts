import { z } from 'zod';
import { siteSettingsSchema } from '../../schema/site-settings.ts';
import { formFields, jsonSchema, type FormField } from './fields.ts';
import { madeMark } from './made-mark.ts';

/**
 * Files for Visual Studio Code, by path relative to the content folder: schemas for `site.yml` and
 * the front matter, snippets, and forms of the extension Front Matter CMS, which also validates the
 * front matter.
 */
export function vscodeFiles(lang: 'de' | 'en'): [path: string, text: string][] {
  const site = z.toJSONSchema(siteSettingsSchema, { io: 'input', unrepresentable: 'any' });
  return [
    ['.vscode/settings.json', printJson(settings(lang))],
    [
      '.vscode/extensions.json',
      printJson({ recommendations: ['redhat.vscode-yaml', 'eliostruyf.vscode-front-matter'] }),
    ],
    ['.vscode/site.schema.json', printSchema(site)],
    ['.vscode/article.schema.json', printSchema(jsonSchema('article'))],
    ['.vscode/page.schema.json', printSchema(jsonSchema('page'))],
    [
      '.vscode/abschnitt.code-snippets',
      `// ${madeMark}
${printJson(snippets(lang))}`,
    ],
  ];
}

function settings(lang: 'de' | 'en') {
  const type = (name: string, fields: FormField[]) => ({
    name,
    pageBundle: false,
    fields: fields.map((field) => ({
      title: field.label,
      name: field.name,
      type: inputOf(field),
      ...(field.isRequired && { required: true }),
    })),
  });
  return {
    'yaml.schemas': {
      '.vscode/site.schema.json': 'site.yml',
      '.vscode/article.schema.json': 'articles/**/*.md',
      '.vscode/page.schema.json': 'pages/*.md',
    },
    'frontMatter.content.pageFolders': [
      { title: 'articles', path: '[[workspace]]/articles', contentTypes: ['article'] },
      { title: 'pages', path: '[[workspace]]/pages', contentTypes: ['page'] },
    ],
    'frontMatter.taxonomy.contentTypes': [
      type('article', formFields('article', lang)),
      type('page', formFields('page', lang)),
    ],
  };
}

/** The extension's names of form inputs. */
function inputOf({ kind, isList, fields }: FormField): string {
  if (fields.length > 0) return isList ? 'fieldCollection' : 'fields';
  if (isList) return 'list';
  return kind === 'flag' ? 'boolean' : 'string';
}

/** YAML parses numbers, dates and booleans where the schema expects text. */
function asYaml(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asYaml);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]): [string, unknown] =>
    key === 'type' && value === 'string'
      ? [key, ['string', 'number', 'boolean']]
      : [key, asYaml(value)],
  );
  return Object.fromEntries(entries);
}

/** Snippets for frequent blocks. */
function snippets(lang: 'de' | 'en') {
  const german = lang === 'de';
  const snippet = (prefix: string, description: string, body: string[]) => ({
    [description]: { scope: 'markdown', prefix, body },
  });
  return {
    ...snippet('article', german ? 'Artikel' : 'Article', [
      '---',
      'title: $1',
      'description: $2',
      'date: $CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE',
      'authors: [$3]',
      'topics: [$4]',
      '---',
      '',
      '$0',
    ]),
    ...snippet(
      'section',
      german ? 'Abschnitt mit eigenem Namen' : 'Section with a name of its own',
      ['## ${1} {#${2:name}}', '', '$0'],
    ),
    ...snippet('quote', german ? 'Zitat mit Namen' : 'Quotation with its speaker', [
      '> $1',
      '>',
      '> – $2',
      '$0',
    ]),
    ...snippet('picture', german ? 'Bild' : 'Picture', [
      '![${1:description}](${2:file.jpg} "${3:caption} © ${4:credit}")',
      '$0',
    ]),
    ...snippet(
      'missing',
      german ? 'Bild, das nicht enthalten ist' : 'Picture that is not part of the article',
      ['::figure[${1:caption}]{credit="${2:name/agency}"}', '$0'],
    ),
    ...snippet('video', german ? 'Hinweis auf ein Video' : 'Pointer to a video', [
      '::video[${1:title}]{url="https://$2"}',
      '$0',
    ]),
    ...snippet('audio', german ? 'Audio oder Video' : 'Audio or video', [
      '![${1:title}](${2:episode.mp3} "${3:caption} © ${4:credit}")',
      '$0',
    ]),
    ...snippet('box', german ? 'Kasten' : 'Box', [':::box[$1]', '$2', ':::', '$0']),
    ...snippet('chart', german ? 'Balken aus einer Tabelle' : 'Bars from a table', [
      ':::chart[$1]',
      '| $2 | $3 |',
      '| --- | --: |',
      '| $4 | $5 |',
      ':::',
      '$0',
    ]),
    ...snippet('card', german ? 'Karte für einen Link' : 'Card for a link', [
      '[${1:title}](https://$2 "${3:what is there}")',
      '$0',
    ]),
    ...snippet('table', german ? 'Tabelle' : 'Table', [
      '| $1 | $2 |',
      '| --- | --- |',
      '| $3 | $4 |',
      '$0',
    ]),
    ...snippet('note', german ? 'Fußnote' : 'Footnote', ['[^${1:1}]$0', '', '[^${1:1}]: $2']),
  };
}

function printSchema(schema: object): string {
  return printJson({ $comment: madeMark, ...(asYaml(schema) as object) });
}

function printJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
