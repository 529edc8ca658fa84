import type { ContentsEntry } from './article.ts';
import type { SectionMetadata } from '../content/metadata.ts';
import { escapeHtml } from '../markdown/html/plain-text.ts';
import { readingMinutes } from '../content/dates/reading-time.ts';

/** The contents list of an article; empty if there are fewer than two sections. */
export function contentsOf(sections: readonly SectionMetadata[]): ContentsEntry[] {
  if (sections.length < 2) return [];
  const levels = [...new Set(sections.map(({ level }) => level))].sort();
  let left = sections.reduce((sum, { words }) => sum + words, 0);
  return sections.map(({ id, level, html, text, words }) => {
    const entry = {
      id,
      depth: levels.indexOf(level),
      text,
      html: isPhrase(html) ? html : escapeHtml(text),
      minutes: readingMinutes(words),
      left: readingMinutes(left),
    };
    left -= words;
    return entry;
  });
}

/** Whether a heading can be repeated inside a link: it contains no link and no id. */
function isPhrase(html: string): boolean {
  return !/<a\b|\sid=/.test(html);
}
