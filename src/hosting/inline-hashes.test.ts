import { expect, test } from 'vitest';
import { hashesOf } from './inline-hashes.ts';

test('each text has one hash source, whatever the order and how often it is given', () => {
  const sources = [
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
    'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=',
  ];
  expect(hashesOf(['abc', ''])).toEqual(sources);
  expect(hashesOf(['', 'abc', ''])).toEqual(sources);
});
