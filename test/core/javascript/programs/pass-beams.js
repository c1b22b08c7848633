// The two best sentences of three words by the sum of log probabilities.
const follows = {
  '^': { the: 0.6, a: 0.4 }, the: { cat: 0.5, dog: 0.4, the: 0.1 }, a: { cat: 0.7, dog: 0.3 },
  cat: { sat: 0.9, ran: 0.1 }, dog: { ran: 0.8, sat: 0.2 },
};
let beams = [{ words: ['^'], score: 0 }];
for (let length = 1; length <= 3; length++) {
  const wider = [];
  for (const { words, score } of beams) {
    const options = follows[words[words.length - 1]];
    if (options === undefined) continue;
    for (const word of Object.keys(options)) wider.push({ words: words.concat(word), score: score + Math.log(options[word]) });
  }
  beams = wider.sort((p, q) => q.score - p.score).slice(0, 2);
}
export const out = beams.map(({ words, score }) => [score, words.join(' ').length, words.indexOf('cat'), words.lastIndexOf('sat')]);
