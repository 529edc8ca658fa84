import { CborWriter, type Cbor } from './client/cbor.ts';
import type { Chunk, LanguageState } from './language-state.ts';
import { limits } from './limits.ts';
import { lastBefore, lastSign } from './word-order.ts';

/** The file by which Pagefind knows which chunks it needs; see `Meta` in run-pagefind.ts. */
export function metaOf({ version, pages, chunks, fields }: LanguageState): Uint8Array {
  const names = chunks.map(({ id, recent }) => (recent === undefined ? id : `${id}+${recent}`));
  const ranges = chunks.map(({ from }, index): Range => {
    const next = chunks[index + 1]?.from;
    return [from, next === undefined ? lastSign : lastBefore(next), names[index] ?? ''];
  });
  const writer = new CborWriter();
  const all = [...ranges, ...furtherRanges(chunks, names)];
  writer.value([version, pages, all, [], [], fields] satisfies Cbor);
  return writer.bytes();
}

/**
 * Pagefind loads only the chunk that contains a prefix, although later chunks have words with it
 * too.
 */
function furtherRanges(chunks: readonly Chunk[], names: readonly string[]): Range[] {
  const further = new Map<string, string[]>();
  chunks.forEach(({ from }, index) => {
    const signs = [...from];
    for (let length = 1; length < signs.length; length += 1) {
      const start = signs.slice(0, length).join('');
      further.set(start, [...(further.get(start) ?? []), names[index] ?? '']);
    }
  });
  return [...further]
    .filter(([, own]) => own.length <= limits.furtherChunks)
    .flatMap(([start, own]) => own.map((name): Range => [start, start, name]));
}

type Range = [from: string, to: string, name: string];
