// Cases with fall-through, default in the middle, strict comparison, blocks and breaks.
const grade = (v) => {
  let points = 0;
  switch (v) {
    case 'high':
      points += 4;
    case 'middle':
      points += 2;
      break;
    default:
      points -= 1;
    case 'low': {
      const extra = 0.5;
      points += extra;
    }
  }
  return points;
};
const kind = (v) => {
  switch (typeof v) {
    case 'number':
      if (v !== v) return -1;
      switch (Math.sign(v)) {
        case 0: return 0;
        case 1: return 1;
      }
      return 2;
    case 'string': case 'boolean':
      return 3;
    case 'undefined': break;
    default: return v === null ? 4 : 5;
  }
  return 6;
};
const strict = [1, '1', true].map((v) => { switch (v) { case '1': return 10; case 1: return 20; } });
let n = 0;
for (const v of [1, 2, 3, 4]) { switch (v) { case 2: continue; case 4: n += 100; } n += v; }
export const out = [['high', 'middle', 'low', 'none'].map(grade), [NaN, 0, 5, -5, 'a', true, null, {}, undefined].map(kind), strict.map(Number), n];
