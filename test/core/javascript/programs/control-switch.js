// Switch with everything that it allows.
const name = (v) => {
  switch (typeof v) {
    case 'number':
      if (Number.isNaN(v)) return 'nan';
    case 'bigint':
      return 'numeric';
    default:
      return 'other';
    case 'string':
  }
  return 'text';
};
const walk = (v) => {
  const path = [];
  switch (v) {
    case 1: path.push('one');
    case 2: { path.push('two'); break; }
    default: path.push('many');
    case 0: path.push('none');
  }
  return path.join();
};
const loop = [];
scan: for (const c of 'a-b c;d') {
  switch (c) {
    case '-': continue;
    case ' ': continue scan;
    case ';': break scan;
    case 'b': break;
  }
  loop.push(c);
}
const scoped = (k) => { switch (k) { case 0: let v = 'let'; return v; case 1: v = 'assigned'; return v; default: try { return v; } catch (e) { return e.name; } } };
const computed = (x) => { switch (true) { case x < 0: return -1; case x > 0: return 1; } return 0; };
switch (3) {}
switch (loop.length) { case 1: case 2: loop.push('few'); }
do { switch (loop.pop()) { case 'few': continue; } break; } while (loop.length);
const out = [[1, NaN, 2n, 's', null].map(name), [0, 1, 2, 3].map(walk), loop, [0, 2].map(scoped), [-5, 0, 5].map(computed)];
