type Column = Uint8Array | Uint16Array | Int32Array | Float64Array;

/** `to`, a longer column, with the contents of `from`. */
export function grown<C extends Column>(from: C, to: C): C {
  to.set(from);
  return to;
}
