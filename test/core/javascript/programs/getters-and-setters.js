// Properties that compute, guard and count; methods with computed names.
let reads = 0;
const key = 'rate';
const optimiser = {
  _rate: 0.1,
  get [key]() { reads++; return this._rate; },
  set [key](v) { this._rate = Math.min(Math.max(v, 0), 1); },
  ['step' + 1](x) { return x - this.rate; },
  steps: [],
  get last() { return this.steps.at(-1); },
  set last(v) { this.steps.push(v); },
};
optimiser.rate = 5;
optimiser.rate /= 4;
optimiser.last = 1;
optimiser.last += 2;
optimiser.last++;
const celsius = { degrees: 20 };
Object.defineProperty(celsius, 'fahrenheit', {
  get() { return this.degrees * 1.8 + 32; },
  set(f) { this.degrees = (f - 32) / 1.8; },
  enumerable: true,
});
celsius.fahrenheit = 212;
const child = { __proto__: celsius, degrees: 0 };
const descriptor = Object.getOwnPropertyDescriptor(optimiser, 'rate');
export const out = [optimiser.rate, optimiser.step1(3), optimiser.steps, reads, celsius.degrees, child.fahrenheit,
  Object.keys(celsius).length, descriptor.get.call({ _rate: 7 }), typeof descriptor.set === 'function' ? 1 : 0];
