import { defineCollection } from 'astro:content';
import { articleSchema, ledgerSchema, problemsSchema } from './content/entry.ts';
import { contentLoaders } from './content/loader.ts';
import { contentDir } from './site.ts';

const { articles, ledger, problems } = contentLoaders(contentDir);

export const collections = {
  articles: defineCollection({ loader: articles, schema: articleSchema }),
  ledger: defineCollection({ loader: ledger, schema: ledgerSchema }),
  problems: defineCollection({ loader: problems, schema: problemsSchema }),
};
