import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { PictureForm } from './pictures.ts';
import { BuildStopped, printProblems, unreadable } from '../problem.ts';

/**
 * A picture file in another size and format, upright whatever its camera noted, moving where both formats can. Stops the build
 * where the file cannot be read.
 */
export async function scalePicture(file: string, { width, format }: PictureForm): Promise<Buffer> {
  const isMoving = format === 'webp' || format === 'gif';
  const bytes = await readFile(file).catch((error: unknown) => {
    const problem = { file, ...unreadable(error, 'This picture') };
    throw new BuildStopped(printProblems([problem], 'in the pictures'));
  });
  return sharp(bytes, { animated: isMoving, failOn: 'none' })
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .toFormat(format)
    .toBuffer();
}
