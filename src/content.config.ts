import { defineCollection } from 'astro:content';
import { z } from 'zod';
import type { ArticleFacts } from './article/article.ts';
import { articleLoader } from './article/loader.ts';
import { contentDir } from './site.ts';

/** The facts of each article, judged by `schema/` when its file is read. */
const articles = defineCollection({
  loader: articleLoader(contentDir),
  schema: z.custom<ArticleFacts>(),
});

export const collections = { articles };
