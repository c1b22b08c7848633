// Words as vectors: likeness by the cosine, the nearest neighbour, a mean of a window.
const words = { king: [0.9, 0.1, 0.4], queen: [0.85, 0.7, 0.4], man: [0.5, 0.05, 0.1], woman: [0.45, 0.65, 0.1], apple: [0, 0.2, 0.9] };
const { king, queen, man, woman } = words;
const dot = (p, q) => p.reduce((s, v, i) => s + v * q[i], 0), norm = (p) => Math.sqrt(dot(p, p)), cosine = (p, q) => dot(p, q) / (norm(p) * norm(q));
const guess = king.map((v, i) => v - man[i] + woman[i]);
const ranked = Object.entries(words).filter(([w]) => !['king', 'man', 'woman'].includes(w)).map(([w, v]) => [w, cosine(guess, v)]).sort(([, p], [, q]) => q - p);
const window = ['king', 'man', 'apple'].map((w) => words[w]);
const mean = window.reduce((s, v) => s.map((x, i) => x + v[i] / window.length), [0, 0, 0]);
const negative = ['apple', 'man'].map((w) => Math.log(1 / (1 + Math.exp(dot(queen, words[w])))));
const out = [guess, ranked, mean, negative, cosine(king, queen)];
