/**
 * The part of CBOR (https://www.rfc-editor.org/rfc/rfc8949) that Pagefind's files use: arrays of
 * known length, texts and whole numbers.
 */
export type Cbor = number | string | Cbor[];

/**
 * Reads one item after another. Throws for anything outside `Cbor`, and at the end of the bytes.
 */
export class CborReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** The length of the array that begins here. */
  array(): number {
    return this.#head(4);
  }

  text(): string {
    const length = this.#head(3);
    this.at += length;
    if (this.at > this.bytes.length) throw new Error('A text ends too soon.');
    return decoder.decode(this.bytes.subarray(this.at - length, this.at));
  }

  number(): number {
    return this.#type() === 1 ? -1 - this.#head(1) : this.#head(0);
  }

  value(): Cbor {
    const type = this.#type();
    if (type === 4) return Array.from({ length: this.array() }, () => this.value());
    return type === 3 ? this.text() : this.number();
  }

  /** Skips an array of numbers. Returns its length. */
  passNumbers(): number {
    const length = this.array();
    for (let left = length; left > 0; left -= 1) {
      const size = (this.bytes[this.at] ?? 0) & 31;
      this.at += size < 24 ? 1 : 1 + 2 ** (size - 24);
    }
    if (this.at > this.bytes.length) throw new Error('An array ends too soon.');
    return length;
  }

  #type(): number {
    return (this.bytes[this.at] ?? 0xff) >> 5;
  }

  #head(type: number): number {
    const first = this.bytes[this.at++] ?? 0xff;
    const size = first & 31;
    if (first >> 5 !== type || size > 26) throw new Error(`Byte ${first} at ${this.at - 1}.`);
    if (size < 24) return size;
    let value = 0;
    for (let left = 2 ** (size - 24); left > 0; left -= 1)
      value = value * 256 + (this.bytes[this.at++] ?? 0);
    return value;
  }
}

/** Writes one item after another; an array is written as its length, then its items. */
export class CborWriter {
  #bytes = new Uint8Array(4096);
  #end = 0;

  array(length: number): void {
    this.#head(4, length);
  }

  text(text: string): void {
    const bytes = encoder.encode(text);
    this.#head(3, bytes.length);
    this.copy(bytes);
  }

  number(value: number): void {
    if (value < 0) this.#head(1, -1 - value);
    else this.#head(0, value);
  }

  value(value: Cbor): void {
    if (typeof value === 'number') this.number(value);
    else if (typeof value === 'string') this.text(value);
    else {
      this.array(value.length);
      for (const item of value) this.value(item);
    }
  }

  /** Copies items that are already encoded. */
  copy(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  /** The written bytes, valid until something else is written. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#end);
  }

  #head(type: number, value: number): void {
    this.#reserve(5);
    const size = value < 24 ? 0 : value < 0x100 ? 1 : value < 0x10000 ? 2 : 4;
    const info = size === 0 ? value : 24 + Math.log2(size);
    this.#bytes[this.#end++] = (type << 5) | info;
    for (let shift = size - 1; shift >= 0; shift -= 1)
      this.#bytes[this.#end++] = Math.floor(value / 256 ** shift);
  }

  #reserve(length: number): void {
    if (this.#end + length <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#end + length));
    larger.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = larger;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();
