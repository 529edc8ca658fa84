import { z } from 'zod';
import { line, pictureFile, prose } from './fields.ts';

/**
 * The lead picture, or the portrait of an author. Without `file`, it describes a picture of the
 * original that this article does not include.
 */
export const picture = z
  .strictObject({
    /** The file, in the article's folder: `bruecke.jpg`. */
    file: pictureFile.exactOptional(),
    /** A description for people who cannot see the picture. Required with `file`. */
    alt: line.exactOptional(),
    /** The caption, printed below the picture. */
    caption: prose.exactOptional(),
    /**
     * The photographer and the owner of the rights, printed unchanged: `Erika Muster/dpa
     * (Archivbild)`.
     */
    credit: line.exactOptional(),
  })
  .refine((value) => value.file === undefined || value.alt !== undefined, {
    path: ['alt'],
    message: 'A picture needs a description for those who cannot see it.',
    params: { remedy: 'Add a line like `alt: Zwei Männer auf einer Brücke` below `file`.' },
    // Reported even if another field is wrong, so that an author learns everything at once.
    when: ({ value }) => hasKey(value, 'file') && !hasKey(value, 'alt'),
  });

function hasKey(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key);
}
