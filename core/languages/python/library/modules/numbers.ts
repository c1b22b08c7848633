/** `numbers`: the tower of kinds of numbers, to ask after. */
import { builtinType, types } from '../../values/types.ts';
import type { TypeValue } from '../../values/values.ts';
import { abstractMeta, structural } from './abc.ts';
import type { ModuleContents } from './module.ts';

/** Each with what is of that kind; what is of a narrower kind is of the wider ones, too. */
const tower = {
  Number: types.complex,
  Complex: types.complex,
  Real: types.float,
  Rational: types.int,
  Integral: types.int,
};

const constants: Record<string, TypeValue> = {};
let wider = types.object;
for (const name of Object.keys(tower)) {
  const type = builtinType(name, { bases: [wider], module: 'numbers', metatype: abstractMeta });
  type.allocate = types.object.allocate as NonNullable<TypeValue['allocate']>;
  constants[name] = type;
  wider = type;
}
const names = Object.keys(tower) as (keyof typeof tower)[];
names.forEach((name, i) => {
  const kinds = names.slice(i).map((narrower) => tower[narrower]);
  structural.set(constants[name], (type) => kinds.some((kind) => type.isSubtypeOf(kind)));
});

export const numbers: ModuleContents = { constants };
