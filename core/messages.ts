import type { MessageArguments } from './runtime/problem.ts';

/**
 * Every message of the engine, by code. English here; the extension translates the same sentences, the command line
 * prints them. `{name}` is replaced by the argument of that name.
 */
export const messages = {
  syntax: '{detail}',
  'python-2': 'This is Python 2: “{old}”. Python 3 writes “{now}”.',
  unsupported: '{construct} are not supported yet. Write it another way, or select code without it.',
  'unsupported-function': '{name} is not supported yet. Write it another way, or select code without it.',
  'unsupported-gradient': 'The gradient of {op} is not supported yet. Choose an output that does not depend on it.',
  uncaught: 'Uncaught {error}',
  'uncaught-shapes': 'Uncaught {error}. Shapes: {first} from line {firstLine}, {second} from line {secondLine}.',
  'budget-steps': 'Stopped after {limit} steps: the loop may never end. Check its condition, or let it run less often.',
  'budget-time': 'Stopped after {limit} ms. Select less code, or let its loops run less often.',
  'budget-memory': 'Stopped: it would need more than {limit} elements of memory. Make its arrays smaller.',
  'budget-depth': 'Stopped: calls nested deeper than {limit}. Check when the recursion ends.',
  'input-needed': 'Choose a value for {names}.',
  'input-invalid': 'The value for {name} cannot be used: {detail}',
  'input-alone': '{names} has no value here: the expression stands alone. Write a number instead.',
  'no-output': 'There is no numeric output to differentiate. Name one, or select the code that computes it.',
  'output-not-numeric': '{name} is not a number or an array of numbers. Choose another output.',
  'output-not-computed': '{name} is not computed here. Choose an output that is.',
  'name-unknown': 'There is no variable {name} here. Name one of the selected code.',
  'literal-unknown': 'There is no number here to differentiate. Choose one in the code that is computed.',
  'seed-shape':
    'The upstream gradient {seed} has shape {seedShape}, the output {name} has {shape}. Give {seed} that shape.',
  'seed-element': 'There is no element {element} in the output {name} of shape {shape}. Choose one that there is.',
  'choose-function': 'This file only defines functions. Choose one of {names}.',
  'directive-invalid':
    'GradLens cannot read “{detail}”. Write name = value, of name, wrt names, seed name, off or name is grad of name.',
  'directive-repeated': 'This says “{word}” again, and the last one counts. Remove the other.',
  'directive-off': 'Not computed. Remove “off” to compute it.',
  'region-empty': 'There is no code to inspect here. Select some statements.',
  'random-seeded': '{name} is seeded, so that every run draws the same numbers.',
  'numpy-warning': 'NumPy warns here: {detail}.',
  'check-not-run': '{name} was not computed: nothing calls {function}, and no inputs were found with which it runs.',
  'check-no-value': '{name} is no number and no array of numbers.',
  'check-no-root': 'There is nothing to compare {name} with: the code computes no loss.',
  'check-no-variable': 'No variable {of} has the shape of {name}.',
  'check-unreached': 'What is differentiated does not depend on {of}.',
  'check-depends': '{name} is computed from a gradient of the wrong shape.',
  'check-too-small': '{name} is too small to be judged.',
  'check-unsupported': 'The gradient of {of} needs an operation whose gradient is not supported yet.',
  'check-scaled': '{name} is {ratio} times the gradient of {of}; what is computed from it is right.',
  'check-otherwise': '{name} is not the gradient of {of}, but what is computed from it is right.',
  'check-epsilon': '{name} leaves out a small number that keeps the formula finite.',
  'check-kink': '{of} is at a kink: its slopes are {left} on the left and {right} on the right.',
  'check-sign': 'The sign is wrong: `{part}` must be `{now}`.',
  'check-operator': '`{old}` is wrong here: it must be `{now}`.',
  'check-factor-extra': 'The factor `{factor}` is too much: `{part}` must be `{now}`.',
  'check-factor-missing': 'The factor `{factor}` is missing: `{part}` must be `{now}`.',
  'check-number': 'The number is wrong: `{part}` must be `{now}`.',
  'check-exponent': 'The power rule gives another exponent: `{part}` must be `{now}`.',
  'check-upstream-missing':
    'The upstream gradient `{factor}` is missing. By the chain rule it multiplies the local gradient: `{part}` must be `{now}`.',
  'check-branch-missing': '`{of}` is used by {uses}: the gradient of its use in {missing} is missing, `{term}`.',
  'check-line-missing': 'A line is missing for the use of `{of}` in {missing}: `{term}`.',
  'check-scale-missing': '`{name}` is off by a factor as a whole: `{now}` is missing.',
  'check-term-missing': 'The term `{term}` is missing: it must be `{now}`.',
  'check-term-extra': 'The term `{term}` is too much: it must be `{now}`.',
  'check-transposed': 'A matrix is the wrong way round: `{part}` must be `{now}`.',
  'check-not-summed': 'What the forward pass broadcasts, the backward pass sums over: `{part}` must be `{now}`.',
  'check-axis': 'The sum runs over the wrong axis: `{part}` must be `{now}`.',
  'check-sum-extra': 'This sums too much: `{part}` must be `{now}`.',
  'check-mean':
    'There is no mean in the forward pass that this belongs to: nothing is divided by `{factor}`, so `{part}` must be `{now}`.',
  'check-mean-missing':
    'The forward pass takes a mean, so the gradient is divided by `{factor}`: `{part}` must be `{now}`.',
  'check-mean-or-sum': 'A mean and a sum are mixed up: `{part}` must be `{now}`.',
  'check-count': 'It is divided by the wrong count: `{part}` must be `{now}`.',
  'check-not-accumulated':
    '`{name}` is overwritten where it must add up, since `{of}` is used more than once: `=` must be `+=`.',
  'check-accumulated': '`{name}` is added to what it was before: `+=` must be `=`.',
  'check-scattered': 'What is in `{index}` twice counts only once here: `{now}` adds up all.',
  'check-wrong-variable': '`{old}` is the wrong variable here: it must be `{now}`.',
  'check-wrong-kept': '`{old}` is kept for the backward pass, which needs `{now}`.',
  'check-wrong-order': 'What was kept is unpacked as `{old}`: it must be `{now}`.',
  'check-wrong-index': 'The index is wrong: `{old}` must be `{now}`.',
  'check-wrong-value': 'The local gradient is taken at `{old}`: it must be taken at `{now}`.',
  'check-overwritten': '`{name}` is changed in place later: keep a copy of it, `{now}`.',
  'check-overwritten-in-place': 'This changes an array that others read, too: `{now}` makes a new one.',
  'check-overwritten-before':
    '`{name}` is overwritten before this line reads it, by `{other}`: this line must come before that.',
  'check-overwritten-early': 'This overwrites `{name}` before `{other}` reads it: it must come behind that.',
  'check-shape': '`{name}` must have the shape {shape} of `{of}`: `{now}` gives that.',
  'check-formula': '`{name}` must be `{now}`.',
  'numeric-no-variable': 'There is no variable with a number here. Put the cursor on one that is computed.',
  'numeric-not-movable': '{name} cannot be changed alone: its numbers were used before they had this name.',
  'numeric-untracked': '{name} holds nothing that can be differentiated.',
  'language-unsupported': 'GradLens cannot inspect {language} yet.',
  'engine-ended': 'The engine ended ({reason}) and was started anew. Edit the code, or compute less of it.',
  internal: 'GradLens made a mistake. Please report it with this code: {detail}',
} as const;

export type ProblemCode = keyof typeof messages;

/**
 * What the messages name as not supported, where it is not code alone: a row each, for both languages. `{code}` stands for
 * code between backticks.
 */
export const constructs: readonly string[] = [
  'Arrays of {code}',
  'Async functions',
  'Classes that extend {code}',
  'Complex numbers',
  'Generators',
  'Integers that no float holds, in arrays',
  'Members of this kind',
  'Modules that are loaded',
  'Private names outside of their class',
  'Regular expressions',
  'Starred expressions in such a place',
  'States as dicts',
  'States of {code}',
  'Targets of this kind',
  'Template strings',
  'Type parameters',
  '\\N{…} escapes',
  'dir() without an argument',
  'vars() without an argument',
  '{code} clauses',
  '{code} expressions',
  '{code} expressions beside a star',
  '{code} expressions in such a place',
  '{code} expressions outside of their class',
  '{code} expressions with {code}',
  '{code} of another kind',
  '{code} of other generators than MT19937',
  '{code} statements',
  '{code} with several rows of {code}',
  '{code} with several {code}',
  '{code} with such a covariance',
  '{code} with {code}',
];

/** Of a construct the words are translated, and the code in it is left. */
function translated(construct: string, translate: (text: string) => string): string {
  const code = construct.match(CODE) ?? [];
  let next = 0;
  return translate(construct.replace(CODE, '{code}')).replace(/\{code\}/g, () => code[next++]);
}

const CODE = /`[^`]*`/g;

/** Fills the arguments in. `translate` may put another sentence in the place of the English one. */
export function message(code: ProblemCode, args: MessageArguments, translate = (text: string) => text): string {
  const named = code === 'unsupported' ? 'construct' : code === 'unsupported-function' ? 'name' : undefined;
  return translate(messages[code]).replace(/\{(\w+)\}/g, (_, name: string) => {
    const argument = String(args[name] ?? '');
    return name === named ? translated(argument, translate) : argument;
  });
}
