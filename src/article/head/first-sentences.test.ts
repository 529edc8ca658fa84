import { expect, test } from 'vitest';
import { firstSentences } from './first-sentences.ts';

const prose = (html: string) => ({ type: 'prose' as const, html });
const figure = (captionHtml: string) => ({ type: 'figure' as const, captionHtml });

test('the first sentences are those of the text, without captions between them', () => {
  const blocks = [figure('Ein Bild'), prose('<p>Der erste Satz.</p>'), figure('Noch eins')];
  expect(firstSentences({ blocks: [...blocks, prose('<p>Der zweite.</p>')] })).toBe(
    'Der erste Satz. Der zweite.',
  );
});

test('a section of pictures is described by their captions', () => {
  expect(firstSentences({ blocks: [figure('Rot'), figure('Blau')] })).toBe('Rot Blau');
});

test('a section without words has no description', () => {
  expect(firstSentences({ blocks: [] })).toBeUndefined();
});
