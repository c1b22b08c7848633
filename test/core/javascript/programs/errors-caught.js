// What is thrown, caught, cleaned up, and what wins when several things happen at once.
const trace = [];
const attempt = (f) => {
  try {
    return f();
  } catch ({ name = 'none', message = '' }) {
    return name.length * 100 + message.length;
  } finally {
    trace.push(trace.length);
  }
};
const kinds = [TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError, Error];
const thrown = kinds.map((E) => attempt(() => { throw new E('so'); }));
const builtin = [() => null.x, () => undefined(), () => { missing; let missing; }, () => [].reduce((a) => a), () => new Array(-1), () => (1).toFixed(101), () => { const c = 1; c = 2; }];
const host = builtin.map((f) => attempt(f) > 400);
const override = (() => { try { return 1; } finally { return 2; } })();
const swallowed = (() => { for (;;) { try { throw 1; } finally { break; } } return 3; })();
const nested = (() => { try { try { throw new Error('a'); } finally { trace.push(99); } } catch (e) { return e instanceof Error ? 4 : 5; } })();
const anything = [5, 'text', null, undefined].map((v) => { try { throw v; } catch (e) { return e === v ? 1 : 0; } });
try { throw 7; } catch { trace.push(7); }
const cause = new Error('outer', { cause: new TypeError('inner') });
const texts = [String(cause), cause.cause.toString(), `${new RangeError()}`, typeof cause.stack].map((s) => s.length);
export const out = [thrown, host.map(Number), override, swallowed, nested, anything, trace, texts];
