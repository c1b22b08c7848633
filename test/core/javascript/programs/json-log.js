// A training log: lines of JSON, sums over them, and text for people on the console.
const lines = ['{"step":1,"loss":0.9}', '{"step":2,"loss":0.5}', 'broken', '{"step":3,"loss":0.25}'];
const records = [];
for (const line of lines) {
  try {
    records.push(JSON.parse(line));
  } catch {
    console.warn('skipped', line);
  }
}
const mean = records.reduce((s, { loss }) => s + loss, 0) / records.length;
console.log('mean loss %d', mean);
console.info({ records });
console.error([mean]);
console.debug('done');
console.assert(mean > 0, 'never');
const drops = records.slice(1).map(({ loss }, i) => records[i].loss - loss);
const text = JSON.stringify({ mean, drops }, (key, v) => (typeof v === 'number' ? Number(v.toFixed(3)) : v));
const out = [mean, drops, text, JSON.parse(text).drops.length];
