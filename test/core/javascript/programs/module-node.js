// What a Node module writes at its end, if there is a module at all.
function dot(a, b) { return a.reduce((s, v, i) => s + v * b[i], 0); }
const norm = (a) => Math.sqrt(dot(a, a));
const u = [3, 4], v = [1, -1];
const cosine = dot(u, v) / (norm(u) * norm(v));
export default cosine;
export { dot, norm as length };
if (typeof module !== 'undefined') module.exports = { dot, norm };
var found = typeof window === 'undefined' || typeof window;
const out = [cosine, norm(u), typeof found];
