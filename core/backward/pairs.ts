/** Which function is the backward pass of which: told by their names, and by the class that they are in. */
import { primalName } from '../selection/gradient-names.ts';
import type { ClassForm, FunctionForm, Statement } from './forms.ts';

export interface Pair {
  readonly backward: FunctionForm;
  readonly forward: FunctionForm;
  /** The class that both are methods of. */
  readonly owner: ClassForm | undefined;
}

/** Those of the program and of its classes, in the order of their backward passes. */
export function pairsOf(program: readonly Statement[]): readonly Pair[] {
  const classes = program.filter((statement) => statement.kind === 'class');
  return [pairsIn(program, undefined), ...classes.map((owner) => pairsIn(owner.body, owner))]
    .flat()
    .sort((a, b) => a.backward.start - b.backward.start);
}

function pairsIn(body: readonly Statement[], owner: ClassForm | undefined): Pair[] {
  const functions = body.filter((statement) => statement.kind === 'function');
  const byKey = new Map(functions.map((form) => [keyOf(wordsOf(form.name)), form]));
  return functions.flatMap((backward) => {
    const forward = forwardKeys(wordsOf(backward.name))
      .map((key) => byKey.get(key))
      .find((form) => form !== undefined && form !== backward);
    return forward ? [{ backward, forward, owner }] : [];
  });
}

/** What says that a function is a backward pass, and what the forward pass may say instead. */
const FORWARD_WORDS: Readonly<Record<string, readonly string[]>> = {
  backward: ['forward', 'call'],
  backwards: ['forwards', 'forward', 'call'],
  back: ['forward', 'forw'],
  bwd: ['fwd', 'forward'],
  bw: ['fw'],
  backprop: ['forwardprop', 'fprop', 'forward'],
  bprop: ['fprop', 'forward'],
  backpropagate: ['forwardpropagate', 'propagate', 'forward'],
  backpropagation: ['forwardpropagation', 'propagation', 'forward'],
  grad: ['forward'],
  gradient: ['forward'],
  vjp: ['forward', 'fwd'],
};

/** Names that the forward pass may have, the likeliest first. */
function forwardKeys(words: readonly string[]): string[] {
  const at = words.findIndex((word) => Object.hasOwn(FORWARD_WORDS, word));
  if (at < 0) return [];
  const [before, after] = [words.slice(0, at), words.slice(at + 1)];
  const spoken = FORWARD_WORDS[words[at]];
  const keys = [
    ...spoken.map((word) => keyOf([...before, word, ...after])),
    keyOf([...before, ...after]),
    // `batchnorm_backward_alt` is another backward pass of `batchnorm_forward`.
    ...(before.length > 0 && after.length > 0 ? [...spoken, ''].map((word) => keyOf([...before, word])) : []),
  ];
  return keys.filter((key) => key !== '');
}

/** `affine_backward`, `affineBackward`, `__call__` → words in small letters. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[_$#]+/)
    .filter((word) => word !== '');
}

function keyOf(words: readonly string[]): string {
  return words.join('');
}

/** What the parameters of a backward pass are for. */
export interface BackwardParameters {
  /** Upstream gradients of what the forward pass returns, in order. */
  readonly upstream: readonly string[];
  /** Where gradients of the forward pass's parameters are written to: the gradient's name, and of what it is one. */
  readonly written: ReadonlyMap<string, string>;
  /** What was kept of the forward pass: in `cache`, or one by one. */
  readonly kept: readonly string[];
}

export function backwardParameters({ backward, forward }: Pair): BackwardParameters {
  const upstream: string[] = [];
  const written = new Map<string, string>();
  const kept: string[] = [];
  for (const name of backward.parameters) {
    if (forward.parameters.includes(name) || !isGradientLike(name)) kept.push(name);
    else {
      const primal = primalName(name, (one) => forward.parameters.includes(one));
      if (primal === undefined || upstream.length === 0) upstream.push(name);
      else written.set(name, primal);
    }
  }
  return { upstream, written, kept };
}

/** `dout`, `dA`, `grad_output`, `upstream`, `delta`; not `data` or `dim`. */
function isGradientLike(name: string): boolean {
  return GRADIENT.test(name) && !WORD.test(name);
}

const GRADIENT = /^(d_?[a-z]\w*|\w*grad\w*|\w*upstream\w*|\w*_delta|err(or)?|g|gy|g_?out|top_diff)$/i;
const WORD =
  /^(data\w*|dims?|d_?(model|in|k|v)|depth|dilat\w*|drop\w*|dtype|device|decay\w*|dict|dist\w*|degree|dt|debug)$/i;
