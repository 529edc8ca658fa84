import { hash } from 'node:crypto';

/** A digest by which bytes are known again: 132 bits of their SHA-256, as 22 characters for names and JSON. */
export function digestOf(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'base64url').slice(0, 22);
}
