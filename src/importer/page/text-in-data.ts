import type { Refusal } from '../refusal.ts';
import { isRefusal } from '../refusal.ts';
import { parsePage } from './parse-page.ts';
import { readArticleData } from '../metadata/json-ld.ts';

/**
 * For a page whose text is inserted by a script: the page with the article in its body, taken from
 * the JSON with the most HTML text, or from structured data. `undefined` if there are less than a
 * hundred words.
 */
export function withTextFromData(html: string): string | undefined {
  const page: { document: Document } | Refusal = parsePage(html);
  if (isRefusal(page)) return undefined;
  const { document } = page;
  const texts = [
    ...[...document.querySelectorAll('script')]
      .filter((script) => /json/i.test(script.getAttribute('type') ?? ''))
      .map((script) => script.textContent ?? ''),
    ...[...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].map(({ value }) => value).filter((value) => /^\s*[[{]/.test(value)),
    ),
  ]
    .filter(({ length }) => length >= 500)
    .map((json) => longTextsIn(parse(json), 0).join('\n'));
  const stated = readArticleData(document)?.body;
  const longest = [...texts, ...(stated === undefined ? [] : [asParagraphs(stated)])].toSorted(
    (a, b) => countWords(b) - countWords(a),
  )[0];
  if (longest === undefined || countWords(longest) < 100) return undefined;
  const head = document.head.outerHTML;
  const language = document.documentElement.getAttribute('lang')?.replace(/[^\w-]/g, '') ?? '';
  return `<html lang="${language}">${head}<body><article>${longest}</article></body></html>`;
}

/** Texts with HTML, in the order of the data. */
function longTextsIn(value: unknown, depth: number): string[] {
  if (typeof value === 'string')
    return /<p[\s>]/i.test(value) && countWords(value) >= 15 ? [value] : [];
  if (depth > 20 || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((one) => longTextsIn(one, depth + 1));
}

function asParagraphs(text: string): string {
  return text
    .split(/\n+/)
    .map((line) => `<p>${line.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`)
    .join('');
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function countWords(html: string): number {
  return html.replace(/<[^>]*>/g, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
