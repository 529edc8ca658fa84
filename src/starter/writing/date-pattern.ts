/**
 * A regular expression for dates of any precision, for the forms of editors. The form of an optional
 * field may be empty.
 */
export function datePattern(isRequired: boolean): string {
  const date = String.raw`\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?)?)?`;
  return isRequired ? `^${date}$` : `^(${date})?$`;
}
