// Arguments of unknown kind are turned into lists of numbers, or refused.
const numeric = (v) => {
  if (typeof v === 'number') return [v];
  if (typeof v === 'string' && v.trim() !== '') return v.split(/* by commas */ ',').map(Number);
  if (typeof v === 'bigint' || typeof v === 'boolean') return [Number(v)];
  if (v === void 0 || v === null) return [];
  if (v instanceof Map) return [...v.values()];
  if (Array.isArray(v)) return v.flatMap(numeric);
  if ('value' in v) return numeric(v.value);
  return [NaN];
};
const given = [1.5, '2,3', [4, ['5']], true, 6n, null, undefined, { value: 7 }, new Map([['k', 8]]), {}, new Number(9)];
const lists = given.map(numeric);
const usable = lists.flat().filter(Number.isFinite);
const record = { keep: 1, drop: 2 };
delete record.drop;
const flags = [Boolean(record.drop), Boolean(0n), new Boolean(0).valueOf(), Boolean('false')].map((b) => b.toString().length);
export const out = [lists.flatMap((l) => [l.length, ...l]), usable.reduce((a, b) => a + b), Object.keys(record).length, flags, ~~'12', -!0, +new Boolean(true).valueOf()];
