/**
 * The part of a file that a `Range` header (https://www.rfc-editor.org/rfc/rfc9110#section-14.2)
 * asks for, both ends inclusive: `whole` without a header or with one that may be ignored, `none`
 * if the file has no such part.
 */
export function requestedRange(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'whole' | 'none' {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return 'whole';
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== '' && last !== '' && Number(last) < start) return 'whole';
  return start > end ? 'none' : { start, end };
}
