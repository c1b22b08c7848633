/**
 * Normal and exponential numbers by 256 layers of equal area. G. Marsaglia and W. W. Tsang, "The Ziggurat Method for
 * Generating Random Variables", Journal of Statistical Software 5 (2000); the bits are used as NumPy uses them.
 */
import type { Bits } from './bits.ts';

const LAYERS = 256;

/** How a density that falls from 1 at 0 is cut into layers. */
interface Shape {
  density(x: number): number;
  inverse(y: number): number;
  /** Where the tail begins, and the area of each layer, tail included. */
  readonly tail: number;
  readonly area: number;
}

const NORMAL: Shape = {
  density: (x) => Math.exp((-x * x) / 2),
  inverse: (y) => Math.sqrt(-2 * Math.log(y)),
  tail: 3.6541528853610088,
  area: 0.004928673233974652,
};

const EXPONENTIAL: Shape = {
  density: (x) => Math.exp(-x),
  inverse: (y) => -Math.log(y),
  tail: 7.69711747013105,
  area: 0.003949659822581557,
};

interface Layers {
  /** What a random integer is multiplied with, by layer. */
  readonly width: Float64Array;
  /** Integers below this are inside of the layer for sure. */
  readonly inside: Float64Array;
  readonly density: Float64Array;
}

/** For integers of so many bits. The widest layer but that of the tail is the last one. */
function layersOf({ density, inverse, tail, area }: Shape, bits: number): Layers {
  const range = 2 ** bits;
  const edges = new Float64Array(LAYERS);
  edges[LAYERS - 1] = tail;
  for (let i = LAYERS - 2; i > 0; i--) edges[i] = inverse(area / edges[i + 1] + density(edges[i + 1]));
  const base = area / density(tail);
  return {
    width: edges.map((edge, i) => (i === 0 ? base : edge) / range),
    inside: edges.map((edge, i) => Math.floor((i === 0 ? tail / base : edges[i - 1] / edge) * range)),
    density: edges.map(density),
  };
}

const normalLayers = layersOf(NORMAL, 52);
const exponentialLayers = layersOf(EXPONENTIAL, 53);
const normalLayers32 = layersOf(NORMAL, 23);

/** Under the density between two layers, by a uniform number. */
function isUnder({ density }: Layers, layer: number, u: number, y: number): boolean {
  return (density[layer - 1] - density[layer]) * u + density[layer] < y;
}

/** Of mean 0 and deviation 1. */
export function zigguratNormal(bits: Bits): number {
  const { width, inside } = normalLayers;
  for (;;) {
    bits.draw();
    const { high, low } = bits;
    const layer = low & 0xff;
    const n = (high & 0x1fffffff) * 2 ** 23 + (low >>> 9);
    const size = n * width[layer];
    const x = low & 0x100 ? -size : size;
    if (n < inside[layer]) return x;
    // Bit 8 of n is that of the sign in the tail.
    if (layer === 0) return low & 0x20000 ? -normalTail(() => bits.double()) : normalTail(() => bits.double());
    if (isUnder(normalLayers, layer, bits.double(), Math.exp(-0.5 * x * x))) return x;
  }
}

/** Beyond the last layer, by uniform numbers. */
function normalTail(uniform: () => number): number {
  for (;;) {
    const x = -Math.log1p(-uniform()) / NORMAL.tail;
    const y = -Math.log1p(-uniform());
    if (y + y > x * x) return NORMAL.tail + x;
  }
}

/** Of rate 1. */
export function zigguratExponential(bits: Bits): number {
  const { width, inside } = exponentialLayers;
  for (;;) {
    bits.draw();
    const { high, low } = bits;
    const layer = (low >>> 3) & 0xff;
    const n = high * 2 ** 21 + (low >>> 11);
    const x = n * width[layer];
    if (n < inside[layer]) return x;
    if (layer === 0) return EXPONENTIAL.tail - Math.log1p(-bits.double());
    if (isUnder(exponentialLayers, layer, bits.double(), Math.exp(-x))) return x;
  }
}

/** From 0 up to, but not including, 1: of 24 random bits, which a float32 holds. */
export function uniform32(bits: Bits): number {
  return (bits.word() >>> 8) / 2 ** 24;
}

/** Of mean 0 and deviation 1, as a float32. */
export function zigguratNormal32(bits: Bits): number {
  const { width, inside } = normalLayers32;
  for (;;) {
    const word = bits.word();
    const layer = word & 0xff;
    const n = word >>> 9;
    const size = Math.fround(n * Math.fround(width[layer]));
    const x = word & 0x100 ? -size : size;
    if (n < inside[layer]) return x;
    if (layer === 0) {
      const tail = Math.fround(normalTail(() => uniform32(bits)));
      return n & 0x100 ? -tail : tail;
    }
    if (isUnder(normalLayers32, layer, uniform32(bits), Math.exp(-0.5 * x * x))) return x;
  }
}
