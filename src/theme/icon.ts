import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { BuildStopped, printProblems, shownPath } from '../problem.ts';
import { contentDir } from '../site.ts';
import { iconFile } from './logo.ts';

/**
 * The icon of the site as PNG, `size` pixels square. One that systems may `mask` has a margin on the colour of the paper, so
 * that whatever shape they cut out, the icon is in it whole (https://www.w3.org/TR/appmanifest/#icon-masks).
 */
export async function drawIcon(
  { size, isMaskable }: { size: number; isMaskable: boolean },
  paper: string,
  file = ownOrUsual(),
): Promise<Buffer> {
  const inner = isMaskable ? Math.round(size * 0.56) : size;
  const [before, after] = [Math.floor((size - inner) / 2), Math.ceil((size - inner) / 2)];
  const draw = async () => {
    const { width, height } = await sharp(file, { limitInputPixels: false }).metadata();
    // In its final size: larger drawings are refused, and smaller ones blur when they are enlarged.
    const density = Math.min(Math.max((72 * inner) / Math.max(width, height), 1), 100_000);
    return sharp(file, { density })
      .resize(inner, inner, { fit: 'contain', background: '#0000' })
      .extend({
        top: before,
        bottom: after,
        left: before,
        right: after,
        background: isMaskable ? paper : '#0000',
      })
      .flatten(isMaskable ? { background: paper } : false)
      .png({ compressionLevel: 9 })
      .toBuffer();
  };
  return draw().catch(() => {
    const problem = {
      file: shownPath(file),
      message: 'This icon cannot be drawn.',
      remedy: 'Save it as a square SVG with a `viewBox`, and without links to other files.',
    };
    throw new BuildStopped(printProblems([problem], 'in the site'));
  });
}

function ownOrUsual(): string {
  const own = join(contentDir, iconFile);
  return existsSync(own) ? own : resolve('public', iconFile);
}
