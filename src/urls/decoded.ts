/** A percent-decoded text, such as a fragment or file name; a malformed one is unchanged. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
