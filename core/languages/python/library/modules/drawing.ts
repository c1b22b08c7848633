/**
 * `matplotlib` and `tqdm`: what a program draws, or shows of its progress, is not drawn. The calls exist and give nothing
 * that could be computed with.
 */
import { TupleValue } from '../../values/containers.ts';
import { defineMethods, type Functions } from '../../values/functions.ts';
import { IteratorValue, toList } from '../../values/iteration.ts';
import { builtinType, types } from '../../values/types.ts';
import { type BuiltinCode, ObjectValue, type Value } from '../../values/values.ts';
import type { ModuleContents } from './module.ts';

const drawingType = builtinType('Drawing', { module: 'matplotlib' });

/** A figure, axes, a line: whatever is asked of it is the same again. */
const drawing = new ObjectValue(drawingType);
const same: BuiltinCode = () => drawing;
const nothing: BuiltinCode = () => null;

defineMethods(drawingType, {
  __call__: ['self, *args, **kwargs', same],
  __getattr__: ['self, name, /', same],
  __setattr__: ['self, name, value, /', nothing],
  __getitem__: ['self, key, /', same],
  __setitem__: ['self, key, value, /', nothing],
  __iter__: ['self, /', () => new IteratorValue(types.iterator, { next: () => undefined })],
  __enter__: ['self, /', same],
  __exit__: ['self, *args', nothing],
  __repr__: ['self, /', () => '<nothing is drawn>'],
});

const FUNCTIONS = [
  'annotate arrow axes axhline axis axvline bar barh boxplot cla clf clim close cm colorbar contour contourf draw',
  'errorbar figtext figure fill fill_between gca gcf get_cmap grid hist hist2d imread imsave imshow legend loglog',
  'margins matshow pause pcolor pcolormesh pie plot plot_surface quiver rc rcParams savefig scatter semilogx semilogy',
  'setp show spy stackplot stem step streamplot style subplot subplots_adjust suptitle switch_backend table text',
  'tick_params tight_layout title tricontourf twinx violinplot vlines hlines xlabel xlim xscale xticks ylabel ylim yscale',
  'yticks',
]
  .join(' ')
  .split(' ');

const drawings = (names: readonly string[]): Readonly<Record<string, Value>> =>
  Object.fromEntries(names.map((name) => [name, drawing]));

const pyplotFunctions: Functions = {
  ion: ['', nothing],
  ioff: ['', nothing],
  subplots: ['*args, **kwargs', () => new TupleValue([drawing, drawing])],
};

export const matplotlib: ModuleContents = { constants: drawings(['use', 'rc', 'rcParams', 'colors', 'ticker']) };
export const pyplot: ModuleContents = { functions: pyplotFunctions, constants: drawings(FUNCTIONS) };
export const colormaps: ModuleContents = { constants: drawings(['viridis', 'get_cmap', 'coolwarm', 'jet', 'hot']) };

/** It walks through what it is given. */
const progress: BuiltinCode = (_machine, [iterable]) => iterable ?? drawing;

export const tqdm: ModuleContents = {
  functions: {
    tqdm: ['iterable=?, *args, **kwargs', progress],
    trange: [
      '*args, **kwargs',
      (machine, [args], node) => machine.call(types.range, toList(machine, args, node), undefined, node),
    ],
  },
};
