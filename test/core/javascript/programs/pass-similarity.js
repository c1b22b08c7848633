// Angles between vectors, and the nearest of some neighbours.
const query = [0.4, -0.8, 0.3];
const library = new Map([['a', [0.5, -0.7, 0.2]], ['b', [-0.4, 0.1, 0.9]], ['c', [0.1, 0.2, 0.3]]]);
const norm = (v) => Math.sqrt(v.reduce((s, c) => s + c * c, 0));
const cosine = (v, w) => v.reduce((s, c, i) => s + c * w[i], 0) / (norm(v) * norm(w));
const ranking = [];
library.forEach((vector, name) => ranking.push({ name, likeness: cosine(query, vector) }));
ranking.sort((a, b) => b.likeness - a.likeness);
const angles = ranking.map(({ likeness }) => (Math.acos(likeness) * 180) / Math.PI);
const names = ranking.map(({ name }) => name.charCodeAt(0));
export const out = [angles, names];
