/** mulberry32: numbers in [0, 1), the same everywhere. */
export function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Normal numbers out of a generator of uniform ones. */
export function normals(u, count, scale = 1) {
  return Float64Array.from({ length: count }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - u()));
    return scale * (radius * Math.cos(2 * Math.PI * u()));
  });
}

export function labels(u, count, classes) {
  return Array.from({ length: count }, () => Math.floor(classes * u()));
}
