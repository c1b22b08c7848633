/** The error function and the gamma function, as forward functions of their rows. All agree with CPython to 1e-13. */

const TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);
/** From there on a continued fraction is as exact as the series. */
const SERIES_END = 1.5;
/** exp(−x²) is 0 beyond. */
const NOTHING_LEFT = 28;

export function erf(x: number): number {
  const size = Math.abs(x);
  if (size < SERIES_END) return erfSeries(x);
  return size > NOTHING_LEFT ? Math.sign(x) : Math.sign(x) * (1 - erfcFraction(size));
}

export function erfc(x: number): number {
  if (Math.abs(x) < SERIES_END) return 1 - erfSeries(x);
  const tail = Math.abs(x) > NOTHING_LEFT ? 0 : erfcFraction(Math.abs(x));
  return x > 0 ? tail : 2 - tail;
}

/** Abramowitz and Stegun 7.1.6: all terms have one sign, nothing cancels. */
function erfSeries(x: number): number {
  const square = x * x;
  let sum = 0;
  // The 25th term is below the last bit at 1.5.
  for (let k = 25.5; k > 1; k--) sum = 2 + (square * sum) / k;
  return (TWO_OVER_SQRT_PI / 2) * x * gaussian(x) * sum;
}

/** Abramowitz and Stegun 7.1.14, by the recurrence of its numerators and denominators. */
function erfcFraction(x: number): number {
  const square = x * x;
  let a = 0;
  let step = 0.5;
  let [p, pLast] = [1, 0];
  let [q, qLast] = [step + square, 1];
  for (let k = 0; k < 50; k++) {
    a += step;
    step += 2;
    const b = step + square;
    [p, pLast] = [b * p - a * pLast, p];
    [q, qLast] = [b * q - a * qLast, q];
  }
  return (((p / q) * x * TWO_OVER_SQRT_PI) / 2) * gaussian(x);
}

/** exp(−x²). The square of a number with half the digits is exact, and what is missing is small. */
function gaussian(x: number): number {
  const short = Math.fround(x);
  return Math.exp(-short * short) * Math.exp((short - x) * (short + x));
}

/** The slope of erf. */
export function erfSlope(x: number): number {
  return TWO_OVER_SQRT_PI * gaussian(x);
}

/**
 * Lanczos' approximation with N = 13 and g = 6.0246…, a quotient of polynomials, from the greatest power down:
 * J. Maddock, P. Bristow and others, Boost.Math, lanczos13m53; CPython takes it too.
 */
const LANCZOS_G = 6.02468004077673;
const NUMERATOR = [
  2.5066282746310002, 210.82427775157936, 8071.672002365816, 186056.26539522348, 2876370.6289353725, 31426415.585400194,
  248874557.86205417, 1439720407.3117216, 6039542586.352028, 17921034426.03721, 35711959237.35567, 42919803642.6491,
  23531376880.41076,
];
const DENOMINATOR = [
  1, 66, 1925, 32670, 357423, 2637558, 13339535, 45995730, 105258076, 150917976, 120543840, 39916800, 0,
];

function lanczosSum(x: number): number {
  // By powers of 1/x where x is large, so that nothing overflows.
  const [first, z] = x < 5 ? [12, x] : [0, 1 / x];
  let numerator = 0;
  let denominator = 0;
  for (let i = 0; i <= 12; i++) {
    const k = first === 0 ? 12 - i : i;
    numerator = numerator * z + NUMERATOR[k];
    denominator = denominator * z + DENOMINATOR[k];
  }
  return numerator / denominator;
}

const FACTORIALS = [1];
for (let n = 1; n <= 22; n++) FACTORIALS.push(FACTORIALS[n - 1] * n);

/** NaN at the poles below 0, infinite at 0. */
export function gamma(x: number): number {
  if (x === 0) return 1 / x;
  if (Number.isInteger(x) && x <= FACTORIALS.length) return x > 0 ? FACTORIALS[x - 1] : Number.NaN;
  if (!Number.isFinite(x)) return x > 0 ? x : Number.NaN;
  const size = Math.abs(x);
  if (size < 1e-20) return 1 / x;
  if (size > 200) return x > 0 ? Number.POSITIVE_INFINITY : 0 / sinPi(x);
  const offset = LANCZOS_G - 0.5;
  const y = size + offset;
  // What the sum lost by rounding, brought back to the first order.
  const lost = size > offset ? y - size - offset : y - offset - size;
  const correction = 1 + (lost * LANCZOS_G) / y;
  // The power may overflow where the whole does not.
  const half = y ** (size / 2 - 0.25);
  if (x > 0) return (lanczosSum(size) / Math.exp(y)) * correction * half * half;
  return ((((-Math.PI / sinPi(size) / size) * Math.exp(y)) / lanczosSum(size)) * (2 - correction)) / half / half;
}

/** ln |Γ(x)|, infinite at the poles. */
export function logGamma(x: number): number {
  if (!Number.isFinite(x)) return Math.abs(x);
  if (Number.isInteger(x) && x <= 2) return x <= 0 ? Number.POSITIVE_INFINITY : 0;
  const size = Math.abs(x);
  if (size < 1e-20) return -Math.log(size);
  const r = Math.log(lanczosSum(size)) - LANCZOS_G + (size - 0.5) * (Math.log(size + LANCZOS_G - 0.5) - 1);
  return x > 0 ? r : Math.log(Math.PI) - Math.log(Math.abs(sinPi(size))) - Math.log(size) - r;
}

/** Terms of the asymptotic series of ψ in 1/x²: Bernoulli's numbers over their even index. */
const BERNOULLI = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12];

/** ψ = Γ′/Γ, by Abramowitz and Stegun 6.3.18, 6.3.5 and 6.3.7. NaN at the poles. */
export function digamma(x: number): number {
  if (x <= 0) return Number.isInteger(x) ? Number.NaN : digamma(1 - x) - (Math.PI * cosPi(x)) / sinPi(x);
  let shifted = x;
  let sum = 0;
  for (; shifted < 12; shifted++) sum -= 1 / shifted;
  const z = 1 / (shifted * shifted);
  const series = BERNOULLI.reduceRight((tail, term) => (tail + term) * z, 0);
  return sum + Math.log(shifted) - 0.5 / shifted - series;
}

/** sin πx, exactly 0 at integers. */
function sinPi(x: number): number {
  const y = Math.abs(x) % 2;
  const quarter = Math.round(2 * y);
  const by = [
    () => Math.sin(Math.PI * y),
    () => Math.cos(Math.PI * (y - 0.5)),
    () => Math.sin(Math.PI * (1 - y)),
    () => -Math.cos(Math.PI * (y - 1.5)),
    () => Math.sin(Math.PI * (y - 2)),
  ];
  return x < 0 ? -by[quarter]() : by[quarter]();
}

function cosPi(x: number): number {
  return sinPi(Math.abs(x) + 0.5);
}
