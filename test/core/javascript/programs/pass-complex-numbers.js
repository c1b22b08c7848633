// Complex numbers as pairs: products, roots of unity, and how long an orbit stays.
const add = ([a, b], [c, d]) => [a + c, b + d];
const multiply = ([a, b], [c, d]) => [a * c - b * d, a * d + b * c];
const modulus = ([a, b]) => Math.hypot(a, b);
const polar = (z) => [modulus(z), Math.atan2(z[1], z[0])];
const point = [-0.4, 0.6];
let z = [0, 0], kept = 0;
while (modulus(z) < 2 && kept < 12) {
  z = add(multiply(z, z), point);
  kept++;
}
const roots = Array.from({ length: 5 }, (_, k) => [Math.cos((2 * Math.PI * k) / 5), Math.sin((2 * Math.PI * k) / 5)]);
const product = roots.reduce(multiply);
export const out = [z, kept, polar(z), product[0], roots.map(([re]) => re)];
