import { stringify } from 'yaml';
import { formFields, type FormField } from './fields.ts';
import { madeMark } from './made-mark.ts';

/**
 * The configuration of Pages CMS (https://pagescms.org/docs/configuration/), an editor in the
 * browser for a repository on GitHub.
 */
export function pagesCmsConfig(lang: 'de' | 'en'): string {
  const collection = (name: string, label: string, path: string, of: 'article' | 'page') => ({
    name,
    label,
    type: 'collection',
    path,
    subfolders: true,
    filename: '{fields.title}.md',
    format: 'yaml-frontmatter',
    fields: [...formFields(of, lang).map(input), { name: 'body', label: 'Text', type: 'text' }],
  });
  return (
    head +
    stringify(
      {
        media: [{ name: 'public', input: 'public/media', output: '/media' }],
        content: [
          collection('articles', lang === 'de' ? 'Artikel' : 'Articles', 'articles', 'article'),
          collection('pages', lang === 'de' ? 'Seiten' : 'Pages', 'pages', 'page'),
        ],
      },
      { lineWidth: 0 },
    )
  );
}

function input({ name, label, kind, isRequired, isList, fields }: FormField): object {
  const types = {
    line: 'string',
    prose: 'text',
    date: 'string',
    flag: 'boolean',
    picture: 'string',
  };
  return {
    name,
    label,
    type: fields.length > 0 ? 'object' : types[kind],
    ...(isRequired && { required: true }),
    ...(isList && { list: true }),
    ...(fields.length > 0 && {
      fields: fields.map((field) => input({ ...field, isRequired: false })),
    }),
  };
}

const head = `# ${madeMark}
`;
