import { createHash } from 'node:crypto';

/** A digest by which bytes are known again: 132 bits of their SHA-256, as 22 characters for names and JSON. */
export function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
}
