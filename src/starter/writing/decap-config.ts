import { stringify } from 'yaml';
import { formFields, type FormField } from './fields.ts';
import { datePattern } from './date-pattern.ts';
import { madeMark } from './made-mark.ts';

/**
 * The configuration of Decap CMS (https://decapcms.org/docs/configuration-options/), an editor in
 * the browser for articles in a Git repository. Sveltia CMS reads it too. Each article has a folder
 * of its own, which also contains its pictures.
 */
export function decapConfig(lang: 'de' | 'en'): string {
  const words = {
    de: { articles: 'Artikel', article: 'Artikel', pages: 'Seiten', page: 'Seite', text: 'Text' },
    en: { articles: 'Articles', article: 'Article', pages: 'Pages', page: 'Page', text: 'Text' },
  }[lang];
  const collection = (of: 'article' | 'page') => [
    ...formFields(of, lang).map(widget),
    { name: 'body', label: words.text, widget: 'markdown', modes: ['raw'] },
  ];
  const files = { create: true, extension: 'md', format: 'yaml-frontmatter', slug: '{{slug}}' };
  return (
    head +
    stringify(
      {
        backend: { name: 'github', repo: 'your-name/your-site', branch: 'main' },
        local_backend: true,
        locale: lang,
        media_folder: 'public/media',
        public_folder: '/media',
        slug: { encoding: 'ascii', clean_accents: true },
        // Sveltia CMS would write fields that nobody has filled in. Decap CMS does not.
        output: { omit_empty_optional_fields: true },
        collections: [
          {
            name: 'articles',
            label: words.articles,
            label_singular: words.article,
            folder: 'articles',
            path: '{{year}}/{{slug}}/index',
            media_folder: '',
            public_folder: '',
            ...files,
            fields: collection('article'),
          },
          {
            name: 'pages',
            label: words.pages,
            label_singular: words.page,
            folder: 'pages',
            ...files,
            fields: collection('page'),
          },
        ],
      },
      { lineWidth: 0 },
    )
  );
}

/** An input of the form (https://decapcms.org/docs/widgets/). */
function widget({ name, label, kind, isRequired, isList, fields }: FormField): object {
  const common = { name, label, required: isRequired };
  if (isList)
    return { ...common, widget: 'list', ...(fields.length > 0 && { fields: fields.map(widget) }) };
  if (fields.length > 0)
    return {
      ...common,
      widget: 'object',
      collapsed: true,
      fields: fields.map((field) => widget({ ...field, isRequired: false })),
    };
  if (kind === 'flag') return { ...common, widget: 'boolean', default: false };
  if (kind === 'picture') return { ...common, widget: 'image' };
  if (kind === 'prose') return { ...common, widget: 'text' };
  // Not an input for a date and time, because dates may be less precise.
  return {
    ...common,
    widget: 'string',
    ...(kind === 'date' && { pattern: [datePattern(isRequired), label] }),
  };
}

const head = `# ${madeMark}
# Name your repository. On one's own machine, with \`npx decap-server\` running, articles are written into this folder.
`;
