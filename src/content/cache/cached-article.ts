import { fingerprint } from '../../anchors/match/fingerprint.ts';
import { readText } from '../../anchors/match/read-text.ts';
import type { Frontmatter } from '../../schema/frontmatter.ts';
import { digestOf } from '../../cache/digest.ts';
import { articleLinks } from '../read/article-links.ts';
import type { ArticleText, SectionOutline } from '../read/parse-article.ts';
import { passageHtml } from '../ledger/passage-html.ts';
import { pictureSources } from '../../images/picture-sources.ts';

/** An article in its cached form: its facts as data, its text as bytes that are read on demand. */
export interface CachedArticle {
  facts: KeptFacts;
  text: Uint8Array;
}

export interface KeptFacts {
  /** Relative to the content folder. */
  file: string;
  /** Of the file's bytes. */
  digest: string;
  /** Of the text in its cached form. */
  check: string;
  frontmatter: Frontmatter;
  outline: KeptOutline[];
  /** Sources of all pictures in the text, as the author wrote them. */
  pictureSources: string[];
  /** Links in the text to articles of this site, each once. */
  articleLinks: string[];
}

/** A section without its text, with its fingerprint for the ledger. */
export interface KeptOutline extends SectionOutline {
  print: string;
}

/**
 * Brings an article into its cached form. `file` is relative to the content folder, `bytes` are the
 * content of that file.
 */
export function toCachedArticle(
  file: string,
  bytes: Uint8Array,
  { frontmatter, outline, text }: Contents,
): CachedArticle {
  const cached = Buffer.from(JSON.stringify(text));
  return {
    facts: {
      file,
      digest: digestOf(bytes),
      check: digestOf(cached),
      frontmatter,
      outline: outline.map((section, index) => ({
        ...section,
        print: fingerprint(readText(passageHtml(text.sections[index]))),
      })),
      pictureSources: pictureSources(text.sections, frontmatter.picture?.file),
      articleLinks: articleLinks(text.sections),
    },
    text: cached,
  };
}

interface Contents {
  frontmatter: Frontmatter;
  outline: SectionOutline[];
  text: ArticleText;
}
