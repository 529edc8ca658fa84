import type { Root, RootContent } from 'mdast';

/** Notes on a block what the author should check there. */
export function notePlace(block: RootContent, message: string): void {
  const known = block.data?.places ?? [];
  if (!known.includes(message)) block.data = { ...block.data, places: [...known, message] };
}

/** All notes, by the number of the block. */
export function placesIn(tree: Root): { block: number; message: string }[] {
  return tree.children.flatMap(({ data }, block) =>
    (data?.places ?? []).map((message) => ({ block, message })),
  );
}

declare module 'unist' {
  interface Data {
    /** What the author should check. */
    places?: string[];
  }
}
