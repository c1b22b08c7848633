// A configuration with gaps, filled from defaults.
const given = { optimiser: { name: 'sgd', momentum: 0 }, schedule: undefined, layers: [4, null, 2] };
const rate = given.optimiser?.rate ?? given.schedule?.start ?? 0.01;
const momentum = given.optimiser?.momentum ?? 0.9;
const decay = given.schedule?.decay?.(rate) || 0.5;
const sizes = given.layers?.map?.((n) => n ?? 8) ?? [];
const name = given.optimiser?.name?.toUpperCase?.().length;
const warm = given.callbacks?.[0]?.('start') ?? 1;
given.optimiser.nesterov ??= false;
given.optimiser.momentum ||= 0.5;
delete given.layers;
const left = Object.keys(given).length;
let w = 2;
for (let t = 0; t < 3; t++) w -= rate * decay ** t * 2 * w;
export const out = [rate, momentum, decay, sizes, name, warm, given.optimiser.momentum, +given.optimiser.nesterov, left, w];
