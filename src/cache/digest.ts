import { hash } from 'node:crypto';

/** The first 132 bits of a SHA-256 digest, as 22 characters of base64url for names and JSON. */
export function digestOf(bytes: Uint8Array | string): string {
  return hash('sha256', bytes, 'base64url').slice(0, 22);
}
