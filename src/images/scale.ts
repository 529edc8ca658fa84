import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { readRights } from './rights/read-rights.ts';
import { gifWithXmp, xmpOf } from './rights/write-rights.ts';
import type { PictureForm } from './pictures.ts';
import { BuildStopped, printProblems, unreadable } from '../problem.ts';

/**
 * Scales and converts a picture file, applying the camera's orientation, and animated if both
 * formats support it. Of its metadata only the rights are kept: no location, no device. Stops the
 * build if the file cannot be read.
 */
export async function scalePicture(file: string, { width, format }: PictureForm): Promise<Buffer> {
  const isMoving = format === 'webp' || format === 'gif';
  const bytes = await readFile(file).catch((error: unknown) => {
    const problem = { file, ...unreadable(error, 'This picture') };
    throw new BuildStopped(printProblems([problem], 'in the pictures'));
  });
  const picture = sharp(bytes, { animated: isMoving, failOn: 'none' });
  const xmp = xmpOf(readRights(await picture.metadata()));
  const scaled = picture.autoOrient().resize({ width, withoutEnlargement: true }).toFormat(format);
  if (xmp === undefined) return scaled.toBuffer();
  return format === 'gif'
    ? gifWithXmp(await scaled.toBuffer(), xmp)
    : scaled.withXmp(xmp).toBuffer();
}
