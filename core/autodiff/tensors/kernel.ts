/**
 * The innermost loop of a matrix product: four rows times four columns, which stand beside one another in panels. In
 * WebAssembly two products are made at a time; where there is none, the same is done in JavaScript, with the same
 * numbers in the same order.
 */

/** Rows of the left and columns of the right panel. */
export const TILE = 4;
/** So many products are added before the sums are taken away: the panels stay in the fastest caches. */
export const DEPTH = 256;
/** Rows that have room in the left panel. */
export const ROWS = 128;

/** Where the panels are in the kernel's numbers. */
export const LEFT = 0;
export const RIGHT = LEFT + ROWS * DEPTH;
export const SUMS = RIGHT + TILE * DEPTH;
const END = SUMS + TILE * TILE;

export interface Kernel {
  /** Holds the panels, and what comes out. */
  readonly numbers: Float64Array;
  /**
   * numbers[SUMS + 4r + c] = Σ left[4l + r] · right[4l + c] over l < depth.
   *
   * @param left where the rows begin in `numbers`
   */
  readonly multiply: (left: number, depth: number) => void;
}

/** What is used of the host's WebAssembly, which the standard library does not declare. */
interface Host {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
  ) => {
    readonly exports: {
      readonly memory: { readonly buffer: ArrayBuffer };
      readonly multiply: (at: number, n: number) => void;
    };
  };
}

export function makeKernel(host = (globalThis as unknown as { readonly WebAssembly?: Host }).WebAssembly): Kernel {
  try {
    if (host !== undefined) return inWebAssembly(host);
  } catch {
    // Some hosts have it and do not allow it, or have none of its instructions for pairs of numbers.
  }
  return inJavaScript();
}

function inJavaScript(): Kernel {
  const numbers = new Float64Array(END);
  const multiply = (left: number, depth: number) => {
    let [c00, c01, c02, c03] = [0, 0, 0, 0];
    let [c10, c11, c12, c13] = [0, 0, 0, 0];
    let [c20, c21, c22, c23] = [0, 0, 0, 0];
    let [c30, c31, c32, c33] = [0, 0, 0, 0];
    let q = RIGHT;
    const end = left + depth * TILE;
    for (let p = left; p < end; p += TILE) {
      const b0 = numbers[q];
      const b1 = numbers[q + 1];
      const b2 = numbers[q + 2];
      const b3 = numbers[q + 3];
      q += TILE;
      const a0 = numbers[p];
      c00 += a0 * b0;
      c01 += a0 * b1;
      c02 += a0 * b2;
      c03 += a0 * b3;
      const a1 = numbers[p + 1];
      c10 += a1 * b0;
      c11 += a1 * b1;
      c12 += a1 * b2;
      c13 += a1 * b3;
      const a2 = numbers[p + 2];
      c20 += a2 * b0;
      c21 += a2 * b1;
      c22 += a2 * b2;
      c23 += a2 * b3;
      const a3 = numbers[p + 3];
      c30 += a3 * b0;
      c31 += a3 * b1;
      c32 += a3 * b2;
      c33 += a3 * b3;
    }
    numbers.set([c00, c01, c02, c03, c10, c11, c12, c13, c20, c21, c22, c23, c30, c31, c32, c33], SUMS);
  };
  return { numbers, multiply };
}

function inWebAssembly({ Module, Instance }: Host): Kernel {
  const { memory, multiply } = new Instance(new Module(moduleBytes())).exports;
  const numbers = new Float64Array(memory.buffer, 0, END);
  return { numbers, multiply: (left, depth) => multiply(8 * left, depth) };
}

const PAGE = 65_536;
const [I32, V128] = [0x7f, 0x7b];
/** Parameters and locals by number: where the panels are read, how many steps are left, the sums, a row, a column. */
const [A, N, B, FIRST_SUM, PAIR_0, PAIR_1, SPLAT] = [0, 1, 2, 3, 11, 12, 13];

/** The module, instruction by instruction (WebAssembly Core Specification 2.0, Binary Format). */
function moduleBytes(): Uint8Array {
  const get = (local: number) => [0x20, local];
  const set = (local: number) => [0x21, local];
  const constant = (x: number) => [0x41, ...signed(x)];
  const addTo = (local: number, x: number) => [...get(local), ...constant(x), 0x6a, ...set(local)];
  const load = (offset: number) => [0xfd, 0x00, 3, ...unsigned(offset)];
  const loadTwice = (offset: number) => [0xfd, 0x0a, 3, ...unsigned(offset)];
  const store = (offset: number) => [0xfd, 0x0b, 3, ...unsigned(offset)];
  const MUL = [0xfd, 0xf2, 0x01];
  const ADD = [0xfd, 0xf0, 0x01];
  const rows = [0, 1, 2, 3];

  const step = rows.flatMap((r) => [
    ...[...get(A), ...loadTwice(8 * r), ...set(SPLAT)],
    ...[PAIR_0, PAIR_1].flatMap((pair, i) => {
      const sum = FIRST_SUM + 2 * r + i;
      return [...get(sum), ...get(SPLAT), ...get(pair), ...MUL, ...ADD, ...set(sum)];
    }),
  ]);
  const loop = [
    ...[0x03, 0x40],
    ...[...get(B), ...load(0), ...set(PAIR_0)],
    ...[...get(B), ...load(16), ...set(PAIR_1)],
    ...step,
    ...addTo(A, 8 * TILE),
    ...addTo(B, 8 * TILE),
    ...[...addTo(N, -1), ...get(N), 0x0d, 0x00],
    0x0b,
  ];
  const results = rows.flatMap((r) =>
    [0, 1].flatMap((i) => [...constant(0), ...get(FIRST_SUM + 2 * r + i), ...store(8 * (SUMS + TILE * r + 2 * i))]),
  );
  const locals = [2, 1, I32, SPLAT - FIRST_SUM + 1, V128];
  const body = [...locals, ...constant(8 * RIGHT), ...set(B), ...loop, ...results, 0x0b];

  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [1, 0x60, 2, I32, I32, 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0x00, ...unsigned(Math.ceil((8 * END) / PAGE))]),
    ...section(7, [2, ...name('memory'), 0x02, 0, ...name('multiply'), 0x00, 0]),
    ...section(10, [1, ...unsigned(body.length), ...body]),
  ]);
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function name(text: string): number[] {
  return [text.length, ...Array.from(text, (letter) => letter.charCodeAt(0))];
}

/** LEB128. */
function unsigned(x: number): number[] {
  return x < 0x80 ? [x] : [(x & 0x7f) | 0x80, ...unsigned(x >>> 7)];
}

function signed(x: number): number[] {
  return x >= -0x40 && x < 0x40 ? [x & 0x7f] : [(x & 0x7f) | 0x80, ...signed(x >> 7)];
}
