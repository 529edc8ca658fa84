import { defineCollection } from 'astro:content';
import { articleSchema, othersSchema, problemsSchema } from './content/read/entry.ts';
import { contentLoaders } from './content/loader.ts';
import { contentDir } from './site.ts';

const { articles, others, problems } = contentLoaders(contentDir);

export const collections = {
  articles: defineCollection({ loader: articles, schema: articleSchema }),
  others: defineCollection({ loader: others, schema: othersSchema }),
  problems: defineCollection({ loader: problems, schema: problemsSchema }),
};
