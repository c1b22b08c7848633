// Chains that may end early, on members, elements and calls; what is not reached is not evaluated.
let touched = 0;
const touch = (v) => (touched++, v);
const net = { layers: [{ units: 3, act: (x) => x * 2 }, { units: 2 }], meta: null, zero: 0 };
const there = [net?.layers?.[0]?.units, net.layers[0].act?.(4), net?.layers.length, net.layers?.at(-1)?.units, net.zero?.toFixed(1)];
const gone = [net.meta?.deep.er.still, net.nothing?.[touch(1)], net.layers[1].act?.(touch(2)), net.layers[7]?.units, net.meta?.f(touch(3))?.x];
const mixed = [net.meta?.x ?? -1, (net.meta?.x.y ?? 0) + 1, net.layers?.[touch(1)].units, delete net?.zero, delete net.meta?.zero];
const self = { n: 5, get() { return this?.n; } };
const called = [self.get?.(), (self?.get)(), self['get']?.call({ n: 6 }), (0, self.get)() ?? 7];
const failing = () => { try { return (net.meta?.x).y; } catch (e) { return e instanceof TypeError ? 1 : 0; } };
export const out = [there.map(Number), gone.map((v) => (v === undefined ? 1 : 0)), mixed.map(Number), called, failing(), touched, 'zero' in net ? 1 : 0];
