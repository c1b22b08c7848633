// A convolution along a line, with a step of 1 and no padding.
const signal = [0.2, -0.7, 1.5, 0.4, -1.1, 0.9];
const kernel = [0.5, -0.25, 0.8];
const bias = 0.1;
const n = signal.length - kernel.length + 1;

const out = [];
for (let i = 0; i < n; i++) {
  let s = bias;
  for (let k = 0; k < kernel.length; k++) s += kernel[k] * signal[i + k];
  out.push(s);
}
let loss = 0;
for (let i = 0; i < n; i++) loss += out[i] * out[i];

const dout = out.map((v) => 2 * v);
const dsignal = new Array(signal.length).fill(0);
const dkernel = new Array(kernel.length).fill(0);
let dbias = 0;
for (let i = 0; i < n; i++) {
  dbias += dout[i];
  for (let k = 0; k < kernel.length; k++) {
    dkernel[k] += dout[i] * signal[i + k];
    dsignal[i + k] += dout[i] * kernel[k];
  }
}
