import type { Root, RootContent } from 'mdast';

/** Notes on a block of a text what its author should look at there. */
export function notePlace(block: RootContent, message: string): void {
  const known = block.data?.places ?? [];
  if (!known.includes(message)) block.data = { ...block.data, places: [...known, message] };
}

/** All that was noted, by the number of the block. */
export function placesIn(tree: Root): { block: number; message: string }[] {
  return tree.children.flatMap(({ data }, block) =>
    (data?.places ?? []).map((message) => ({ block, message })),
  );
}

declare module 'unist' {
  interface Data {
    /** What the author should look at. */
    places?: string[];
  }
}
