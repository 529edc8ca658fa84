import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import packageFile from '../../../package.json' with { type: 'json' };

/** A package that the site is made with. */
export interface LicensedPackage {
  name: string;
  version: string;
  /** SPDX expression (https://spdx.org/licenses/), as the package states it. */
  license: string;
}

/** The packages a build uses, as package.json lists them, in the order of their names. */
export async function licensedPackages(): Promise<LicensedPackage[]> {
  return Promise.all(Object.keys(packageFile.dependencies).sort().map(describe));
}

async function describe(name: string): Promise<LicensedPackage> {
  const { version, license } = JSON.parse(
    await readFile(await manifestOf(name), 'utf8'),
  ) as Partial<LicensedPackage>;
  return { name, version: version ?? '', license: license ?? 'unknown' };
}

/**
 * Packages need not export their package.json, so it is looked for where Node looks for the
 * package.
 */
async function manifestOf(name: string): Promise<string> {
  const folders = createRequire(join(process.cwd(), 'package.json')).resolve.paths(name) ?? [];
  for (const folder of folders) {
    const file = join(folder, name, 'package.json');
    if (
      await readFile(file).then(
        () => true,
        () => false,
      )
    )
      return file;
  }
  throw new Error(`The package ${name} is not installed: run npm ci.`);
}
