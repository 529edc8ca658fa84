/** Stands at the beginning of files that an upgrade makes anew; without it, a file is its owner's. */
export const madeMark =
  'Made by `npm run new` from the fields that an article can have; `npm run upgrade` makes it again.';
