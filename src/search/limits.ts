/** What an index is divided by. Tests set less, so that few articles fill many files. */
export const limits = {
  /** How many places of words a chunk of the main index has, about: as many as Pagefind's own. */
  chunk: 20_000,
  /** How many of them a file with what is recent has at least. Readers load one with each chunk. */
  recent: 4_000,
  /** A beginning of words leads to so many chunks beside the one it stands in, or to that one alone. */
  furtherChunks: 3,
  /** A language is indexed anew when what has been added or hidden since is more than this share of its main index. */
  share: 1 / 4,
};
