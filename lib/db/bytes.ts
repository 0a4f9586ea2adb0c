/** Bytes as they come from either engine (SQLite: ArrayBuffer, Postgres: Buffer), as one kind. Nothing is copied. */
export function readBytes(value: Uint8Array | ArrayBuffer): Uint8Array {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}
