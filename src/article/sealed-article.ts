import { hash } from 'node:crypto';
import type { Frontmatter } from '../schema/frontmatter.ts';
import { pictureSources } from './check-pictures.ts';
import type { ArticleText, SectionOutline } from './parse-article.ts';

/** An article as it is kept: its facts as data, its text as bytes that are read when they are needed. */
export interface SealedArticle {
  facts: KeptFacts;
  text: Uint8Array;
}

export interface KeptFacts {
  /** Relative to the content folder. */
  file: string;
  /** Of the file's bytes. */
  digest: string;
  /** Of the text as it is kept. */
  check: string;
  frontmatter: Frontmatter;
  outline: SectionOutline[];
  /** Sources of all pictures in the text, as the author wrote them. */
  pictureSources: string[];
}

export function sealArticle(
  file: string,
  bytes: Uint8Array,
  { frontmatter, outline, text }: Contents,
): SealedArticle {
  const sealed = Buffer.from(JSON.stringify(text));
  return {
    facts: {
      file,
      digest: digestOf(bytes),
      check: digestOf(sealed),
      frontmatter,
      outline,
      pictureSources: pictureSources(text.sections, frontmatter.picture?.file),
    },
    text: sealed,
  };
}

/** The text, if it is whole. */
export function unsealText(facts: KeptFacts, sealed: Uint8Array): ArticleText | undefined {
  if (digestOf(sealed) !== facts.check) return undefined;
  return JSON.parse(Buffer.from(sealed).toString()) as ArticleText;
}

export function digestOf(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'base64url').slice(0, 22);
}

interface Contents {
  frontmatter: Frontmatter;
  outline: SectionOutline[];
  text: ArticleText;
}
