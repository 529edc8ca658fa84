import { expect, test } from 'vitest';
import { readPropertyList } from './property-list.ts';

/** A property list of these objects, which name each other by their index. */
function propertyList(objects: Buffer[]): Buffer {
  const head = Buffer.from('bplist00');
  const offsets = Buffer.alloc(objects.length * 4);
  let at = head.length;
  for (const [index, object] of objects.entries()) {
    offsets.writeUInt32BE(at, index * 4);
    at += object.length;
  }
  const trailer = Buffer.alloc(32);
  trailer.set([4, 1], 6);
  trailer.writeUInt32BE(objects.length, 12);
  trailer.writeUInt32BE(at, 28);
  return Buffer.concat([head, ...objects, offsets, trailer]);
}

const text = (length: number) => {
  const head = Buffer.from([0x5f, 0x12, 0, 0, 0, 0]);
  head.writeUInt32BE(length, 2);
  return Buffer.concat([head, Buffer.alloc(length, 'a')]);
};

/** Lists in lists, each of which names the next one twice. */
const doubling = (levels: number, last: Buffer) => [
  ...Array.from({ length: levels }, (_, level) => Buffer.from([0xa2, level + 1, level + 1])),
  last,
];

test('lists in lists are read, also where they name the same object', () => {
  const pair = ['aa', 'aa'];
  expect(readPropertyList(propertyList(doubling(2, text(2))))).toEqual([pair, pair]);
});

test('bytes may be long and used often', () => {
  const bytes = text(200_000);
  bytes[0] = 0x4f;
  expect(readPropertyList(propertyList(doubling(4, bytes)))).toHaveLength(2);
});

test.each([
  ['its values', doubling(22, text(1))],
  ['its texts', doubling(10, text(20_000))],
  ['its empty lists', doubling(21, Buffer.from([0xa0]))],
  ['a number', [Buffer.from([0x1c]), Buffer.alloc(5000)]],
])('a small list that grows large is damaged: %s', (_what, objects) => {
  expect(() => readPropertyList(propertyList(objects))).toThrow('it is damaged.');
});
