// Errors: thrown, caught, made by hand, made by the language.
const seen = [];
const attempt = (f) => {
  try {
    return seen.push(['ok', f()]);
  } catch (e) {
    return seen.push(e instanceof Error ? [e.name, e.message, String(e)] : ['thrown', e]);
  } finally {
    seen.push('after');
  }
};
attempt(() => null.x);
attempt(() => missing.call());
attempt(() => { throw new RangeError('too far'); });
attempt(() => { throw { code: 7 }; });
attempt(() => new Array(-1));
attempt(() => { throw new Error('outer', { cause: new TypeError('inner') }).cause; });
attempt(() => [SyntaxError, ReferenceError, EvalError, URIError].map((E) => new E('m').toString() + (E('n') instanceof Error)));
function missing() { return undefined(); }
function ValidationError(field) {
  this.name = 'ValidationError';
  this.message = `bad ${field}`;
}
ValidationError.prototype = Object.create(Error.prototype);
ValidationError.prototype.constructor = ValidationError;
attempt(() => { throw new ValidationError('age'); });
const kinds = [new TypeError() instanceof Error, Error.prototype.toString.apply({ name: 'N', message: '' }), RangeError.name];
const bound = Error.bind(null, 'bound')().message;
const out = [seen, kinds, bound, typeof attempt.toString()];
