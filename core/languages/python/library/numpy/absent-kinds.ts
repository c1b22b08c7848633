/** Kinds of number that NumPy has and arrays have not here. Programs may ask `isinstance`, and name them in vain. */
import { unsupportedDtype } from '../../values/ndarray/dtype.ts';
import { builtinType, numpyNumber } from '../../values/types.ts';
import type { TypeValue } from '../../values/values.ts';

const NAMES = `
  bytes_ cdouble cfloat character clongdouble clongfloat complex128 complex256 complex64 complex_ complexfloating
  csingle datetime64 flexible float128 float16 half longcomplex longdouble longfloat object_ record singlecomplex str_
  string_ timedelta64 unicode_ void
`;

function absentKind(name: string): TypeValue {
  const type = builtinType(name, { bases: [numpyNumber], module: 'numpy' });
  type.allocate = (_machine, _type, _args, _keywords, node) => unsupportedDtype(name, node);
  return type;
}

export const absentKinds: Readonly<Record<string, TypeValue>> = Object.fromEntries(
  NAMES.trim()
    .split(/\s+/)
    .map((name) => [name, absentKind(name)]),
);
