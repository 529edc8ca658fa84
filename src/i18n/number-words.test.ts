import { expect, test } from 'vitest';
import { wholeNumbers } from './number-words.ts';

test.each([
  ['die 78-Jährige sagte', ['die ', '78-Jährige', ' sagte']],
  ['in den 1990er-Jahren', ['in den ', '1990er-Jahren', '']],
  ['von 10–12 Uhr, 2,5–3 km', ['von ', '10–12', ' Uhr, ', '2,5–3', ' km']],
  ['am 3. Mai, um 10 Uhr', ['am 3. Mai, um 10 Uhr']],
  ['2024-11-03 und A-8', ['2024-11-03 und A-8']],
  ['ein 3-Zimmerwohnungsmieterhöhungsverlangen', ['ein 3-Zimmerwohnungsmieterhöhungsverlangen']],
])('%s', (text, pieces) => {
  expect(wholeNumbers(text)).toEqual(pieces);
});
