// Least squares for a parabola by its normal equations, evaluated by Horner's rule.
const xs = [-2, -1, 0, 1, 2, 3], ys = [7.9, 3.2, 1.1, 0.8, 3.1, 7.2];
const powers = (k) => xs.reduce((s, x) => s + x ** k, 0), moments = (k) => xs.reduce((s, x, i) => s + ys[i] * Math.pow(x, k), 0);
const [s0, s1, s2, s3, s4] = [0, 1, 2, 3, 4].map(powers), [t0, t1, t2] = [0, 1, 2].map(moments);
const det3 = (m) => m[0] * (m[4] * m[8] - m[5] * m[7]) - m[1] * (m[3] * m[8] - m[5] * m[6]) + m[2] * (m[3] * m[7] - m[4] * m[6]);
const D = det3([s0, s1, s2, s1, s2, s3, s2, s3, s4]);
const coefficients = [det3([t0, s1, s2, t1, s2, s3, t2, s3, s4]) / D, det3([s0, t0, s2, s1, t1, s3, s2, t2, s4]) / D, det3([s0, s1, t0, s1, s2, t1, s2, s3, t2]) / D];
const horner = (c, x) => c.reduceRight((v, ci) => v * x + ci, 0);
const errors = xs.map((x, i) => ys[i] - horner(coefficients, x));
const out = [coefficients, errors, 1 - errors.reduce((s, e) => s + e * e, 0) / ys.reduce((s, y) => s + (y - t0 / s0) ** 2, 0)];
