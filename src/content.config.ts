import { defineCollection } from 'astro:content';
import { articleSchema, ledgerSchema, problemsSchema } from './article/entry.ts';
import { contentLoaders } from './article/loader.ts';
import { contentDir } from './site.ts';

const { articles, ledger, problems } = contentLoaders(contentDir);

export const collections = {
  articles: defineCollection({ loader: articles, schema: articleSchema }),
  ledger: defineCollection({ loader: ledger, schema: ledgerSchema }),
  problems: defineCollection({ loader: problems, schema: problemsSchema }),
};
