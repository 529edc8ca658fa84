import { expect, test } from 'vitest';
import { robots } from './robots.ts';

test('everything may be read, and nothing is said of training unless the owner says it', () => {
  expect(robots({})).toMatch(/^User-agent: \*\nAllow: \/\n\nSitemap: /);
});

test('an owner allows training, or refuses it to all and to those that go by their names', () => {
  expect(robots({ aiTraining: true })).toMatch(
    /^User-agent: \*\nContent-Usage: train-ai=y\nAllow: \/\n\nSitemap: /,
  );
  expect(robots({ aiTraining: false })).toMatch(
    /^User-agent: \*\nContent-Usage: train-ai=n\nAllow: \/\n\n(?:User-agent: .+\n)*User-agent: GPTBot\n(?:User-agent: .+\n)*Disallow: \/\n\nSitemap: /,
  );
});
