import { expect, test } from 'vitest';
import { inlineElements } from './inline-hashes.ts';

test('what a page runs and styles inline is found to the byte; data and files are not', () => {
  const html = `<style>a{}\n</style><script>1 < 2</script><script type="module"> go() </script>
    <script type="application/ld+json">{}</script><script src="/a.js"></script><script type=module src=/b.js></script>
    <style media="print">b{}</style>`;
  expect(inlineElements(html)).toEqual([
    { name: 'style', content: 'a{}\n' },
    { name: 'script', content: '1 < 2' },
    { name: 'script', content: ' go() ' },
    { name: 'style', content: 'b{}' },
  ]);
});
