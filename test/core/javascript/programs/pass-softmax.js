// Softmax with the largest score taken off, and the loss of the right class.
const scores = [3.2, 5.1, -1.7], label = 0;
const top = Math.max(...scores);
const shifted = scores.map((s) => Math.exp(s - top));
const total = shifted.reduce((a, b) => a + b, 0);
const probabilities = shifted.map((e) => e / total);
const loss = -Math.log(probabilities[label]);
const entropy = -probabilities.reduce((h, p) => h + (p > 0 ? p * Math.log2(p) : 0), 0);
const out = [probabilities, loss, entropy];
