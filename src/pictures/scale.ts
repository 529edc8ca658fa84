import sharp from 'sharp';
import type { PictureForm } from '../article/pictures.ts';

/** A picture file in another size and format, upright whatever its camera noted, moving where both formats can. */
export async function scalePicture(file: string, { width, format }: PictureForm): Promise<Buffer> {
  const isMoving = format === 'webp' || format === 'gif';
  return sharp(file, { animated: isMoving, failOn: 'none' })
    .autoOrient()
    .resize({ width, withoutEnlargement: true })
    .toFormat(format)
    .toBuffer();
}
