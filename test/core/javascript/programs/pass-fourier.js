// A Fourier transform on pairs of numbers, by halves, and its power.
const signal = [1, 0.5, -0.25, 2, -1, 0, 0.75, -0.5];
const fft = (z) => {
  if (z.length === 1) return z;
  const even = fft(z.filter((_, i) => i % 2 === 0)), odd = fft(z.filter((_, i) => i % 2 === 1));
  const result = [];
  for (let k = 0; k < even.length; k++) {
    const angle = (-2 * Math.PI * k) / z.length;
    const [c, s] = [Math.cos(angle), Math.sin(angle)], [re, im] = odd[k];
    const turned = [c * re - s * im, c * im + s * re];
    result[k] = [even[k][0] + turned[0], even[k][1] + turned[1]];
    result[k + even.length] = [even[k][0] - turned[0], even[k][1] - turned[1]];
  }
  return result;
};
const spectrum = fft(signal.map((re) => [re, 0]));
const power = spectrum.map(([re, im]) => re ** 2 + im ** 2);
const out = [spectrum, power.reduce((p, c) => p + c) / signal.length];
