import { stringify } from 'yaml';
import { formFields, type FormField } from './fields.ts';
import { datePattern } from './date-pattern.ts';
import { madeMark } from './made-mark.ts';

/**
 * The configuration of Pages CMS (https://pagescms.org/docs/configuration/), an editor in the
 * browser for a repository on GitHub.
 */
export function pagesCmsConfig(lang: 'de' | 'en'): string {
  const collection = (of: 'article' | 'page', label: string) => ({
    name: `${of}s`,
    label,
    type: 'collection',
    path: `${of}s`,
    // Articles are in a folder named after the year.
    filename: of === 'article' ? '{year}/{fields.title}.md' : '{fields.title}.md',
    subfolders: true,
    format: 'yaml-frontmatter',
    fields: [...formFields(of, lang).map(input), { name: 'body', label: 'Text', type: 'text' }],
  });
  return (
    head +
    stringify(
      {
        media: [{ name: 'public', input: 'public/media', output: '/media' }],
        // Without it, saving an article would delete fields that the form does not have.
        settings: { content: { merge: true } },
        content: [
          collection('article', lang === 'de' ? 'Artikel' : 'Articles'),
          collection('page', lang === 'de' ? 'Seiten' : 'Pages'),
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
    ...(kind === 'date' && { pattern: { regex: datePattern(isRequired), message: label } }),
    ...(fields.length > 0 && {
      fields: fields.map((field) => input({ ...field, isRequired: false })),
    }),
  };
}

const head = `# ${madeMark}
`;
