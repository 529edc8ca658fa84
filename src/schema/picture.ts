import { z } from 'zod';
import { line, pictureFile, prose } from './fields.ts';

/** The lead picture, or the portrait of an author. Without `file`, a picture the original had and this article has not. */
export const picture = z
  .strictObject({
    /** The file, beside the article: `bruecke.jpg`. */
    file: pictureFile.exactOptional(),
    /** What can be seen, for those who cannot see it. Required with `file`. */
    alt: line.exactOptional(),
    /** What the picture has to do with the article, printed below it. */
    caption: prose.exactOptional(),
    /** Who took the picture and who owns it, printed as it is: `Erika Muster/dpa (Archivbild)`. */
    credit: line.exactOptional(),
  })
  .refine((value) => value.file === undefined || value.alt !== undefined, {
    path: ['alt'],
    message: 'A picture needs a description for those who cannot see it.',
    params: { remedy: 'Add a line like `alt: Zwei Männer auf einer Brücke` below `file`.' },
    // Also said when another field is wrong, so that an author learns everything at once.
    when: ({ value }) => hasKey(value, 'file') && !hasKey(value, 'alt'),
  });

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}
