import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { keptLookScript } from './kept-look-script.ts';

test.each([
  ['{"theme":"dark","size":"115"}', { theme: 'dark', size: '115' }],
  ['{"theme":"pink","color":"red","size":""}', {}],
  ['null', {}],
  ['not JSON', {}],
  [null, {}],
])('of what is kept, %s, the look is set and nothing else', (kept, look) => {
  expect(lookWith({ getItem: () => kept })).toEqual(look);
});

test('where nothing may be kept, the page is as usual', () => {
  expect(lookWith(undefined)).toEqual({});
});

function lookWith(localStorage: { getItem: () => string | null } | undefined): object {
  const dataset = {};
  runInNewContext(keptLookScript, { localStorage, document: { documentElement: { dataset } } });
  return dataset;
}
