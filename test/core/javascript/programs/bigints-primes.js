// Powers modulo a prime, by squaring; the shape of a key exchange.
const power = (base, exponent, modulus) => {
  let result = 1n, b = base % modulus, e = exponent;
  while (e > 0n) {
    if (e & 1n) result = (result * b) % modulus;
    b = (b * b) % modulus;
    e >>= 1n;
  }
  return result;
};
const p = 2n ** 61n - 1n, g = 37n;
const a = 123456789n, b = 987654321n;
const shared = [power(power(g, a, p), b, p), power(power(g, b, p), a, p)];
const fermat = [2n, 3n, 5n].map((v) => power(v, p - 1n, p) === 1n);
const low = [BigInt.asUintN(16, shared[0]), BigInt.asIntN(16, shared[0]), shared[0].valueOf() === shared[1]];
const texts = shared.map((v) => v.toString(36)).concat(low.map(String));
const out = [texts, fermat, Number(shared[0] % 1000n), BigInt(' 12 ').toString(), BigInt.asIntN(3, 7n).toString()];
