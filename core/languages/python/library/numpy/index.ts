/** `numpy`: what each area brings, put together. */

import { ndarrayType } from '../../values/ndarray/array.ts';
import { numpyBool } from '../../values/ndarray/scalars.ts';
import { Float } from '../../values/values.ts';
import { AbsentValue } from '../modules/absent.ts';
import type { ModuleContents } from '../modules/module.ts';
import './array-attributes.ts';
import './array-methods.ts';
import './array-operators.ts';
import { absentKinds } from './absent-kinds.ts';
import { axisError } from './axes.ts';
import { creation } from './creation.ts';
import { dtypeClasses, dtypeFunctions, scalarTypes } from './dtypes.ts';
import { errorClasses, errorFunctions } from './errors.ts';
import { vectorizeType } from './functional.ts';
import { arrayFunctions } from './functions.ts';
import { indexFunctions, indexTricks } from './index-tricks.ts';
import { memory } from './memory.ts';
import { printing, printingClasses } from './printing/index.ts';
import './scalars.ts';
import './ufunc-methods.ts';
import { nditerType } from './nditer.ts';
import { elementFunctions, ufuncObjects } from './ufuncs.ts';

export const numpy: ModuleContents = {
  functions: {
    ...arrayFunctions,
    ...creation,
    ...dtypeFunctions,
    ...elementFunctions,
    ...errorFunctions,
    ...indexFunctions,
    ...memory,
    ...printing,
  },
  constants: {
    ...absentKinds,
    ...scalarTypes,
    ...dtypeClasses,
    ...ufuncObjects,
    ...errorClasses,
    ...indexTricks,
    ...printingClasses,
    ndarray: ndarrayType,
    AxisError: axisError,
    nditer: nditerType,
    vectorize: vectorizeType,
    newaxis: null,
    True_: numpyBool(true),
    False_: numpyBool(false),
    // Modules that NumPy has and does not list among its names.
    lib: new AbsentValue('numpy.lib'),
    polynomial: new AbsentValue('numpy.polynomial'),
    pi: new Float(Math.PI),
    e: new Float(Math.E),
    euler_gamma: new Float(0.577_215_664_901_532_9),
    inf: new Float(Number.POSITIVE_INFINITY),
    Inf: new Float(Number.POSITIVE_INFINITY),
    Infinity: new Float(Number.POSITIVE_INFINITY),
    infty: new Float(Number.POSITIVE_INFINITY),
    nan: new Float(Number.NaN),
    NaN: new Float(Number.NaN),
    NAN: new Float(Number.NaN),
    PZERO: new Float(0),
    NZERO: new Float(-0),
    NINF: new Float(Number.NEGATIVE_INFINITY),
    PINF: new Float(Number.POSITIVE_INFINITY),
    __version__: '1.24.2',
  },
};
