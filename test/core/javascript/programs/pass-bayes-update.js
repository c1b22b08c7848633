// Evidence changes the odds of three hypotheses, draw by draw.
const prior = { fair: 0.5, heads: 0.25, tails: 0.25 };
const bias = { fair: 0.5, heads: 0.8, tails: 0.15 };
const draws = 'HHTHHHTH';
const posterior = { ...prior };
for (const draw of draws) {
  let evidence = 0;
  for (const name in posterior) {
    posterior[name] *= draw === 'H' ? bias[name] : 1 - bias[name];
    evidence += posterior[name];
  }
  for (const name in posterior) posterior[name] /= evidence;
}
const [best] = Object.entries(posterior).sort(([, a], [, b]) => b - a);
export const out = [Object.values(posterior), best[0].length, best[1]];
