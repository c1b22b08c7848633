// The greatest of every pair, and the way back to it.
function maxPoolForward(x) {
  const out = [];
  const winners = [];
  for (let i = 0; i < x.length; i += 2) {
    const winner = x[i] > x[i + 1] ? i : i + 1;
    winners.push(winner);
    out.push(x[winner]);
  }
  return [out, { winners, length: x.length }];
}

function maxPoolBackward(dout, cache) {
  const dx = new Array(cache.length).fill(0);
  for (let i = 0; i < dout.length; i++) dx[cache.winners[i]] += dout[i];
  return dx;
}

const x = [0.3, 1.2, -0.5, -0.9, 2.1, 2.0];
const [out, cache] = maxPoolForward(x);
const dout = [1.5, -0.5, 0.75];
const dx = maxPoolBackward(dout, cache);
