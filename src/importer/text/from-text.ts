import type { RootContent } from 'mdast';
import type { Draft, Doubt, Facts, Removed } from '../draft.ts';
import { findDate } from '../metadata/find-date.ts';
import { agencyOfText } from '../metadata/byline.ts';
import { guessLanguage } from './guess-language.ts';
import {
  figureNode,
  headingNode,
  listNode,
  paragraphNode,
  quoteNode,
  videoNode,
} from '../markdown/markdown-nodes.ts';
import { findNoise, removedBy } from '../extract/noise-rules.ts';
import { cleanText } from './clean-text.ts';
import { isHeadingLike, readByline, readCaption, readQuote, readVideo } from './recognise-line.ts';
import { toChunks, type TextChunk } from './text-chunks.ts';

/**
 * Reads an article from text that was copied from a page. Text before the first paragraph is read
 * as facts: a date, a headline, a byline. Removed blocks are listed. A made-up headline is a doubt.
 */
export function fromText(text: string): Draft {
  const removed: Removed[] = [];
  const chunks = withoutLabels(toChunks(cleanText(text, removed)), removed);
  const facts: Facts = {};
  const doubts: Doubt[] = [];
  takeFacts(chunks, facts);
  facts.agency = agencyOfText(chunks.flatMap(({ lines }) => lines));
  facts.lang = guessLanguage(chunks.flatMap(({ lines }) => lines).join('\n'));
  const body = chunks.flatMap((chunk, index) => toNodes(chunk, chunks[index + 1], doubts));
  return { facts, body: { type: 'root', children: body }, removed, doubts };
}

/** Labels of advertisements that were copied too. Everything else that was copied is text. */
function withoutLabels(chunks: readonly TextChunk[], removed: Removed[]): TextChunk[] {
  return chunks.flatMap((chunk): TextChunk[] => {
    const lines = chunk.lines.filter((line) => {
      const rule = findNoise(line);
      if (rule?.name !== 'advertising-label') return true;
      removed.push(removedBy(rule, line));
      return false;
    });
    return lines.length > 0 ? [{ ...chunk, lines }] : [];
  });
}

/** Takes the metadata lines before the text, and the standfirst. */
function takeFacts(chunks: TextChunk[], facts: Facts): void {
  for (let first = chunks[0]; first?.kind === 'paragraph'; first = chunks[0]) {
    const line = first.lines[0] ?? '';
    const rest = takeLabelled(line, facts);
    if (rest === undefined) break;
    if (rest === '') chunks.shift();
    else first.lines[0] = rest;
  }
  const [first, second] = chunks;
  const isTitle =
    facts.title === undefined &&
    first?.kind === 'paragraph' &&
    second?.kind === 'paragraph' &&
    isHeadingLike(first.lines[0] ?? '') &&
    !isSpecial(first.lines[0] ?? '');
  const below = second?.lines[0] ?? '';
  const isFact = readByline(below) !== undefined || datePrefix.exec(below)?.[0] === below;
  if (isTitle && (isFact || !isHeadingLike(below))) {
    facts.title = first.lines[0];
    chunks.shift();
  }
  while (chunks[0]?.kind === 'paragraph' && takeByline(chunks[0].lines[0] ?? '', facts))
    chunks.shift();
  takeStandfirst(chunks, facts);
  while (chunks[0]?.kind === 'paragraph' && takeByline(chunks[0].lines[0] ?? '', facts))
    chunks.shift();
}

/** `date 2024-08 Text` → the date and the text after it. `undefined` for a line without a label. */
function takeLabelled(line: string, facts: Facts): string | undefined {
  const found =
    /^(date|datum|stand|veröffentlicht(?: am)?|erschienen(?: am)?|published(?: on)?|title|titel|headline|autor(?:in)?|author|kicker|dachzeile|quelle|source)(?:\s*:\s*|\s+)(\S.*)$/iu.exec(
      line,
    );
  const [, label = '', rest = ''] = found ?? [];
  if (/^(?:title|titel|headline)$/i.test(label) && line.includes(':')) return set('title');
  if (/^(?:kicker|dachzeile)$/i.test(label) && line.includes(':')) return set('kicker');
  if (/^aut/i.test(label) && line.includes(':')) {
    const names = readByline(`by ${rest}`);
    if (!names) return undefined;
    facts.authors = names.map((name) => ({ name }));
    return '';
  }
  if (facts.date !== undefined) return undefined;
  const date = datePrefix.exec(found ? rest : line);
  const value = date && findDate(date[0]);
  if (!date || !value || (!found && date[0].length < line.length)) return undefined;
  facts.date = value;
  return (found ? rest : line)
    .slice(date[0].length)
    .replace(/^\s*(?:uhr|[|,–-])\s*/i, '')
    .trim();

  function set(field: 'title' | 'kicker'): string {
    facts[field] = rest;
    return '';
  }
}

const datePrefix =
  /^(?:(?:mo|di|mi|do|fr|sa|so)\p{L}*,?\s+)?(?:\d{4}-\d\d(?:-\d\d)?(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?|\d{1,2}\.\s?(?:\d{1,2}\.|\p{L}+)\s?\d{4}|\p{L}+\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{1,2}\s\p{L}+\s\d{4}|\p{L}+\s\d{4})(?:[,\s]*(?:um\s)?\d{1,2}[:.]\d\d(?:\suhr)?)?(?=\s|$)/iu;

function takeByline(line: string, facts: Facts): boolean {
  const names = readByline(line);
  if (names && !facts.authors) {
    facts.authors = names.map((name) => ({ name }));
    return true;
  }
  const rest = takeLabelled(line, facts);
  return rest === '';
}

/** Takes the first paragraph as the standfirst if a heading and more text follow directly. */
function takeStandfirst(chunks: TextChunk[], facts: Facts): void {
  const [first, second, third] = chunks;
  const text = first?.kind === 'paragraph' ? (first.lines[0] ?? '') : '';
  if (text === '' || !second || text.length > 600 || !/[.!?]["”“»]?$/.test(text) || isSpecial(text))
    return;
  const isBeforeHeading =
    second.kind === 'paragraph' && isHeadingLike(second.lines[0] ?? '') && third !== undefined;
  if (!isBeforeHeading) return;
  facts.description = text;
  chunks.shift();
}

function isSpecial(line: string): boolean {
  return (
    readCaption(line) !== undefined ||
    readVideo(line) !== undefined ||
    readQuote(line) !== undefined
  );
}

function toNodes(chunk: TextChunk, next: TextChunk | undefined, doubts: Doubt[]): RootContent[] {
  if (chunk.kind !== 'paragraph')
    return [listNode(chunk.lines, chunk.kind === 'numbered' ? (chunk.start ?? 1) : undefined)];
  const line = chunk.lines[0] ?? '';
  const caption = readCaption(line);
  if (caption) return [figureNode(caption)];
  const video = readVideo(line);
  if (video) return [videoNode(video)];
  const quote = readQuote(line);
  if (quote) return [quoteNode(quote)];
  if (!isHeadingLike(line) || next === undefined) return [paragraphNode(line)];
  if (/[!?]["”“»]?$/.test(line) || line.split(/\s+/).length > 12) {
    doubts.push({ field: 'text', message: `"${line}" was taken for a heading.` });
  }
  return [headingNode(line)];
}
