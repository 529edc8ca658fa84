import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Where to put the results as JSON, beside what is printed. */
const jsonFile = process.env['VITEST_JSON'];

/** What commands that tests run keep from run to run: files named after all that they are made from. */
const cache = resolve('node_modules/.cache/abschnitt-tests');

export default defineConfig({
  test: {
    reporters: jsonFile === undefined ? ['default'] : ['default', 'json'],
    ...(jsonFile === undefined ? {} : { outputFile: { json: jsonFile } }),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts'],
          exclude: ['src/tests/**'],
          // Files of a worker share their modules: loading them took a third of the time of unit tests.
          isolate: false,
          // A machine that does other things beside may take its time.
          testTimeout: 30_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          // Tests of the whole site: they build, serve and open browsers.
          name: 'site',
          environment: 'node',
          include: ['src/tests/**/*.test.ts'],
          globalSetup: ['src/tests/sites-folder.ts'],
          env: { NODE_COMPILE_CACHE: `${cache}/compiled`, CARDS_CACHE: `${cache}/cards` },
          maxWorkers: 2,
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
          // A machine that builds and runs other browsers beside may take its time.
          expect: { poll: { timeout: 10_000 } },
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
