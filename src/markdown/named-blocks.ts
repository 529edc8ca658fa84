import type {
  Block,
  BoxBlock,
  ChartBlock,
  FigureBlock,
  MediaBlock,
  QuoteBlock,
  VideoBlock,
} from './blocks.ts';

/** The parts of a block that have ids: the block itself, or the figures of a gallery. */
export function namedIn(block: Block): NamedBlock[] {
  if (block.type === 'gallery') return block.figures;
  return isNamed(block) ? [block] : [];
}

/** The block with other ids, one for each part that `namedIn` returns, in order. */
export function withIds(block: Block, idOf: (block: NamedBlock) => string): Block {
  if (block.type === 'gallery')
    return { ...block, figures: block.figures.map((figure) => ({ ...figure, id: idOf(figure) })) };
  return isNamed(block) ? { ...block, id: idOf(block) } : block;
}

function isNamed(block: Block): block is NamedBlock {
  return ['figure', 'quote', 'video', 'media', 'box', 'chart'].includes(block.type);
}

export type NamedBlock = FigureBlock | QuoteBlock | VideoBlock | MediaBlock | BoxBlock | ChartBlock;
