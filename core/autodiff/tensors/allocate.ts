/** Numbers of a chunk: small arrays are cut from one, since each allocation of its own costs as much as a small op. */
const CHUNK = 1 << 15;
/** Up to so few numbers the host keeps beside the object, without memory of their own. */
const FEW = 8;
const MANY = CHUNK / 8;

let chunk = new ArrayBuffer(0);
let used = 0;

/** So many zeros. No part of a chunk is given away twice. */
export function zeros(n: number): Float64Array {
  if (n <= FEW || n > MANY) return new Float64Array(n);
  if (8 * (used + n) > chunk.byteLength) {
    chunk = new ArrayBuffer(8 * CHUNK);
    used = 0;
  }
  const cut = new Float64Array(chunk, 8 * used, n);
  used += n;
  return cut;
}
