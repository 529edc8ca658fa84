import { defineCollection, type ImageFunction } from 'astro:content';
import { z } from 'zod';
import type { ArticleFacts } from './article/article.ts';
import { articleLoader } from './article/loader.ts';
import { contentDir } from './site.ts';

/** The facts of each article, judged by `schema/` when its file is read; here only the pictures become known to Astro. */
const articles = defineCollection({
  loader: articleLoader(contentDir),
  schema: ({ image }: { image: ImageFunction }) =>
    z.object({ facts: z.custom<ArticleFacts>(), pictures: z.record(z.string(), image()) }),
});

export const collections = { articles };
