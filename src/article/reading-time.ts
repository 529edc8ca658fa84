/** Minutes a text takes to read, as an honest range: slow readers manage about 180 words a minute, quick ones about 260. */
export function readingMinutes(words: number): { from: number; to: number } {
  return { from: Math.max(1, Math.round(words / 260)), to: Math.max(1, Math.ceil(words / 180)) };
}

/** Words in a piece of HTML: runs of letters and digits, with what joins them. */
export function countWords(html: string): number {
  return (
    html.replace(/<[^>]*>/g, ' ').match(/[\p{L}\p{N}]+(?:[-’'.,][\p{L}\p{N}]+)*/gu)?.length ?? 0
  );
}
