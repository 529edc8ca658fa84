/** How an index is divided. Tests set less, so that few articles fill many files. */
export const limits = {
  /** About how many positions of words a chunk of the main index has: as many as Pagefind's own. */
  chunk: 20_000,
  /** How many positions a file of recent words has at least. Readers load one with each chunk. */
  recent: 4_000,
  /**
   * A prefix may lead to this many further chunks beyond its own; if there are more, to its own
   * alone.
   */
  furtherChunks: 3,
  /**
   * A language is indexed from scratch when more than this share of its main index has been added
   * or hidden since.
   */
  share: 1 / 4,
};
