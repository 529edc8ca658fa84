import { mkdirSync, statSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { build, type AstroIntegration } from 'astro';
import { soundPictures } from './sound-pictures.ts';

/** Builds the pages into a folder that does not exist, on whatever disk it lies. */
export async function runAstro(
  outDir: string,
  integrations: readonly AstroIntegration[],
): Promise<void> {
  mkdirSync(dirname(outDir), { recursive: true });
  // Astro moves pictures from a folder in the project, which it cannot do from one disk to another.
  const isNear = statSync(dirname(outDir)).dev === statSync('.').dev;
  const target = isNear ? outDir : resolve('.astro/far-site');
  if (!isNear) await rm(target, { recursive: true, force: true });
  await build({
    outDir: target,
    logLevel: 'warn',
    integrations: [...integrations, soundPictures()],
  });
  if (isNear) return;
  await cp(target, outDir, { recursive: true });
  await rm(target, { recursive: true });
}
