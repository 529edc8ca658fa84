import { z } from 'zod';
import { author, frontmatterSchema, pageSchema } from '../../schema/frontmatter.ts';
import { fieldWords, type FieldKind } from './field-words.ts';

/**
 * The fields of an article, and of a page that is not one, in schema order, for forms in one
 * language.
 */
export function formFields(of: 'article' | 'page', lang: 'de' | 'en'): FormField[] {
  return fieldsOf(jsonSchema(of), lang, '');
}

/**
 * The front matter as a JSON schema (https://json-schema.org), for editors that complete and check
 * it.
 */
export function jsonSchema(of: 'article' | 'page'): JsonSchema {
  const schema = of === 'article' ? frontmatterSchema : pageSchema;
  const made = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    // An author may be written as the name alone.
    override: ({ zodSchema, jsonSchema: found }) => {
      if (zodSchema !== author) return;
      const whole = { ...found };
      for (const key of Object.keys(found)) Reflect.deleteProperty(found, key);
      found.anyOf = [{ type: 'string' }, whole];
    },
  }) as JsonSchema;
  // The language of the site is the default for an article.
  return { ...made, required: made.required?.filter((name) => name !== 'lang') ?? [] };
}

function fieldsOf(
  { properties = {}, required = [] }: JsonSchema,
  lang: 'de' | 'en',
  parent: string,
): FormField[] {
  return Object.entries(properties).flatMap(([name, schema]): FormField[] => {
    const words = fieldWords[parent + name];
    const inner = schema.items ?? schema;
    const isMap = schema.additionalProperties !== undefined && !schema.properties;
    // Fields with free keys do not fit a form of fixed fields.
    if (isMap) return [];
    return [
      {
        name,
        label: words?.[lang] ?? name,
        kind: words?.kind ?? 'line',
        isRequired: required.includes(name),
        isList: schema.type === 'array',
        fields: inner.properties ? fieldsOf(inner, lang, `${name}.`) : [],
      },
    ];
  });
}

/** A field of a form. */
export interface FormField {
  name: string;
  label: string;
  kind: FieldKind;
  isRequired: boolean;
  isList: boolean;
  /** The fields of an object or list entry. `undefined` for a single value. */
  fields: FormField[];
}

/** The part of a JSON schema that is read here. */
export interface JsonSchema {
  type?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  additionalProperties?: unknown;
}
