/** The standard library: what the global names of a program mean. It is built once and shared by all runs. */
import type { Value } from '../values/values.ts';
import { array } from './array.ts';
import { map, set } from './collections.ts';
import { consoleObject } from './console.ts';
import { errors } from './error.ts';
import { functionClass } from './function.ts';
import './iterators.ts';
import { json } from './json.ts';
import { math } from './math.ts';
import { isFiniteFunction, isNaNFunction, number, parseFloatFunction, parseIntFunction } from './number.ts';
import { object } from './object.ts';
import { bigint, boolean, symbol } from './primitives.ts';
import { string } from './string.ts';

export const globals: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['undefined', undefined],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['Math', math],
  ['Number', number],
  ['Boolean', boolean],
  ['Array', array],
  ['Object', object],
  ['Symbol', symbol],
  ['BigInt', bigint],
  ['Function', functionClass],
  ['String', string],
  ['Map', map],
  ['Set', set],
  ['JSON', json],
  ['console', consoleObject],
  ['parseFloat', parseFloatFunction],
  ['parseInt', parseIntFunction],
  ['isNaN', isNaNFunction],
  ['isFinite', isFiniteFunction],
  ...errors,
]);

const names = (text: string): string[] => text.trim().split(/\s+/);

/** Names that a page or Node defines, and a language does not: a program may ask whether they are there. */
export const hostGlobals: ReadonlySet<string> = new Set(
  names(`
    Buffer TextDecoder TextEncoder URL URLSearchParams XMLHttpRequest __dirname __filename alert clearInterval
    clearTimeout crypto document fetch global importScripts localStorage navigator performance postMessage process prompt
    queueMicrotask require self setImmediate setInterval setTimeout structuredClone tf window`),
);

/** Names that JavaScript or its hosts define and this library does not: to use one is an error that says so. */
export const unsupportedGlobals: ReadonlySet<string> = new Set([
  ...hostGlobals,
  ...names(`
    AggregateError ArrayBuffer Atomics BigInt64Array BigUint64Array DataView Date FinalizationRegistry Float32Array
    Float64Array Int16Array Int32Array Int8Array Intl Iterator Promise Proxy Reflect RegExp SharedArrayBuffer Uint16Array
    Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly decodeURI decodeURIComponent encodeURI
    encodeURIComponent escape eval globalThis unescape`),
]);
