// Points turned about an axis, and the angle read back.
const degrees = 37, tilt = 0.2;
const angle = (degrees / 180) * Math.PI;
const [c, s] = [Math.cos(angle), Math.sin(angle)];
const about = { x: [[1, 0, 0], [0, c, -s], [0, s, c]], z: [[c, -s, 0], [s, c, 0], [0, 0, 1]] };
const turn = (m, v) => m.map((row) => row.reduce((sum, e, i) => sum + e * v[i], 0));
const p = [1, tilt, -0.5];
const q = turn(about.x, turn(about.z, p));
const lengths = [p, q].map((v) => Math.hypot(...v));
const back = Math.asin(s) + Math.atan(s / c) - Math.tan(angle) * c + s;
const steep = [Math.sinh(tilt), Math.cosh(tilt), Math.asinh(tilt), Math.acosh(1 + tilt), Math.atanh(tilt)];
export const out = [q, lengths, back, steep];
