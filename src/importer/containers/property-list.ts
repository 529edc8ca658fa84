/**
 * Reads a binary property list, macOS's format for structured data: strings, numbers, bytes, arrays
 * and dictionaries. Other values are `undefined`. Throws on a damaged one.
 */
export function readPropertyList(bytes: Uint8Array): PropertyValue {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const number = (at: number, size: number): number => {
    if (size > longestNumber) throw new Error('it is damaged.');
    let value = 0;
    for (let index = 0; index < size; index++) value = value * 256 + view.getUint8(at + index);
    return value;
  };
  // The trailer of 32 bytes has the offsets.
  const end = bytes.length - 32;
  const [offsetSize, referenceSize] = [view.getUint8(end + 6), view.getUint8(end + 7)];
  const [root, table] = [number(end + 16, 8), number(end + 24, 8)];
  const place = (object: number): number => number(table + object * offsetSize, offsetSize);

  /** The number of items in an object, and the offset of the first. */
  const extent = (at: number): { count: number; from: number } => {
    const low = view.getUint8(at) & 0x0f;
    if (low < 0x0f) return { count: low, from: at + 1 };
    const size = 2 ** (view.getUint8(at + 1) & 0x0f);
    return { count: number(at + 2, size), from: at + 2 + size };
  };
  // References to the same object can make a small file grow beyond all measure.
  let left = bytes.length + allowance;
  const spend = (amount: number): void => {
    left -= amount;
    if (left < 0) throw new Error('it is damaged.');
  };
  const read = (object: number, depth: number): PropertyValue => {
    if (depth > deepest) throw new Error('its parts lie too deep inside each other.');
    const at = place(object);
    const type = view.getUint8(at) >> 4;
    if (type === 0x1) return number(at + 1, 2 ** (view.getUint8(at) & 0x0f));
    const { count, from } = extent(at);
    // Bytes are not copied.
    spend(type === 0x4 ? 1 : 1 + count);
    const referred = (index: number): PropertyValue =>
      read(number(from + index * referenceSize, referenceSize), depth + 1);
    if (type === 0x4) return bytes.subarray(from, from + count);
    if (type === 0x5) return new TextDecoder('latin1').decode(bytes.subarray(from, from + count));
    if (type === 0x6)
      return new TextDecoder('utf-16be').decode(bytes.subarray(from, from + 2 * count));
    const indexes = Array.from({ length: count }, (_, index) => index);
    if (type === 0xa) return indexes.map(referred);
    if (type === 0xd)
      return new Map(indexes.map((index) => [referred(index), referred(count + index)]));
    return undefined;
  };
  return read(root, 0);
}

export const propertyListSign = 'bplist00';

const deepest = 50;

/** In bytes. */
const longestNumber = 16;

/** How many values and letters may be read beyond the file's length: objects can share values. */
const allowance = 1_000_000;

export type PropertyValue =
  string | number | Uint8Array | PropertyValue[] | Map<PropertyValue, PropertyValue> | undefined;
