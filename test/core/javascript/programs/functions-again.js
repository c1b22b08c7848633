// Call, apply and bind once more, and errors of every kind.
function tell() { return [typeof this, [...arguments].join()]; }
const bound = tell.bind({}, 1).bind(null, 2);
const told = [tell.call([], 3), tell.apply({}, { length: 2, 0: 'a', 1: 'b' }), bound(3), bound.name, bound.length];
const kinds = [Error, TypeError, RangeError, ReferenceError, SyntaxError, EvalError, URIError].map((K) => {
  const e = new K('m', { cause: 1 });
  return [e.name, e.message, e.cause, Object.prototype.toString.call(e), `${e}`, e instanceof K, K.prototype.name];
});
const caught = [];
for (const f of [() => tell.x.y, () => tell(...5), () => (void 0)(), () => { let q = q1; let q1; }]) {
  try {
    f();
  } catch ({ name }) {
    caught.push(name);
  }
}
const source = tell.toString().startsWith('function');
console.log('told', told);
console.warn(1); console.info(2); console.error(3); console.debug(4); console.assert(true);
const out = [told, kinds, caught, source];
