// Identities that hold up to rounding, as a chain of everything.
const t = 0.3, s = 1.7;
const pythagoras = Math.sin(t) ** 2 + Math.cos(t) ** 2 - Math.tan(t) * Math.cos(t) / Math.sin(t);
const inverse = Math.asin(Math.sin(t)) + Math.acos(Math.cos(t)) + Math.atan(Math.tan(t));
const hyper = Math.asinh(Math.sinh(t)) + Math.acosh(Math.cosh(s)) + Math.atanh(Math.tanh(t));
const logs = Math.log(Math.exp(t)) + Math.log1p(Math.expm1(t)) + Math.log2(2 ** s) + Math.log10(10 ** s);
const powers = Math.cbrt(s ** 3) + Math.sqrt(s * s) + Math.pow(s, 2.5) / Math.hypot(s, t, 1);
const steps = Math.round(s) + Math.floor(s) * Math.ceil(t) - Math.trunc(-s) + Math.sign(t) + Math.fround(t) + Math.abs(-t);
const bits = Math.clz32(s * 100) + Math.imul(7, 9) + Math.max(t, s) - Math.min(t, s);
const angle = Math.atan2(t, s) / Math.PI * 180;
const noise = Math.random() * 0;
const units = Math.E + Math.LN2 / Math.LN10 + Math.LOG2E * Math.LOG10E + Math.SQRT2 - Math.SQRT1_2;
const out = [pythagoras, inverse, hyper, logs, powers, steps, bits, angle, noise, units];
