import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { printField } from './article-markdown.ts';

test('a field is printed as the YAML library prints it, and read as what it was', () => {
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'aZ09 äß,.;:#–„“-!?&*|>@%[]{}~"\''), maxLength: 8 }),
    fc.constantFrom('true', 'Null', 'no', '2024-08', '2024-08-13', '1e3', 'Öl & Gas', 'x ', 'a: b'),
  );
  fc.assert(
    fc.property(fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 })), (value) => {
      const printed = printField('field', value);
      expect(printed).toBe(stringify({ field: value }, { lineWidth: 0 }));
      expect(parse(printed)).toEqual({ field: value });
    }),
    { numRuns: 3000, seed: 7 },
  );
});
