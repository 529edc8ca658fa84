import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { contentDir } from '../site.ts';

/** The files of a content folder that stand for the site: they are published under these names. */
export const logoFile = 'logo.svg';
export const iconFile = 'icon.svg';

/** The owner's logo, which stands in place of the site's name; nothing where there is none. */
export const logo = await readLogo();

async function readLogo(): Promise<{ width: number; height: number } | undefined> {
  const path = join(contentDir, logoFile);
  if (!existsSync(path)) return undefined;
  const { default: sharp } = await import('sharp');
  const { width, height } = await sharp(path).metadata();
  return { width, height };
}
