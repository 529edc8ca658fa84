import { expect, test } from 'vitest';
import { takenIdProblems } from './addresses.ts';

const settled = {
  sections: [{ id: 'kosten', formerIds: ['preise'] }],
  leadIds: ['anfang'],
  removed: [{ id: 'plan' }],
};
const outline = (blockIds: string[]) => [
  { id: 'ausgaben', level: 2 as const, number: 1, line: 7, blockIds },
];

test.each(['kosten', 'preise', 'anfang', 'plan'])(
  'the id #%s of a box that is or was the address of a section is named, not renamed',
  (id) => {
    expect(takenIdProblems({ outline: outline([id]) }, settled, 'a.md')).toMatchObject([
      { file: 'a.md', line: 7, message: expect.stringContaining(`“${id}”`) as unknown },
    ]);
  },
);

test('an id of a box that no section has or had is none', () => {
  expect(takenIdProblems({ outline: outline(['tabelle']) }, settled, 'a.md')).toEqual([]);
});
