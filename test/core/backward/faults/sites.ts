/** The statements of a right program in which a fault can be: those that write its gradients, serve them, or keep for them. */
import type { Assign, Expression, Return, Statement } from '../../../../core/backward/forms.ts';
import { expressionsIn } from '../../../../core/backward/walk.ts';
import type { LanguageId } from '../../../../core/index.ts';
import type { RightProgram } from '../programs.ts';
import { type Place, readIn, rootOf, type Scope, scopesOf } from './walk.ts';

export interface Program {
  readonly file: string;
  readonly language: LanguageId;
  readonly text: string;
  readonly known: RightProgram;
  readonly forms: readonly Statement[];
}

export interface Site {
  readonly place: Place;
  readonly scope: Scope;
  /** `writes` a gradient that is listed, `serves` one that does, or `keeps` what one reads. */
  readonly role: 'writes' | 'serves' | 'keeps';
  /** The variable that it writes. */
  readonly target: string | undefined;
  readonly value: Expression | undefined;
  /** Gradients in its scope, those handed in, too. */
  readonly gradients: ReadonlySet<string>;
}

export function sitesOf(program: Program): Site[] {
  return scopesOf(program.forms).flatMap((scope) => sitesIn(scope, program));
}

function sitesIn(scope: Scope, { text, known }: Program): Site[] {
  const listed = new Set(known.gradients.filter(({ within }) => within === scope.name).map(({ name }) => name));
  const gradients = new Set([...listed, ...[...namesIn(scope, text)].filter(looksLikeGradient)]);
  const forward = sliceOf(scope, text, new Set([...lossNames(known.loss), 'loss', 'cost']));
  const serving = sliceOf(scope, text, listed);
  return scope.places.flatMap((place): Site[] => {
    const { statement } = place;
    const common = { place, scope, gradients };
    if (statement.kind === 'assign') {
      const [target] = targetsOf(statement, text);
      const { value } = statement;
      if (isKeeper(statement, scope, text)) return [{ ...common, role: 'keeps', target, value }];
      if (target === undefined || value === undefined || isUpdate(statement, gradients, text)) return [];
      if (listed.has(target)) return [{ ...common, role: 'writes', target, value }];
      const isServing = serving.has(target) && (!forward.has(target) || isBackward(scope.name));
      const isPlain = statement.targets.length === 1 && statement.targets[0].kind !== 'list';
      if (isServing && isPlain && !isUnpacking(value, text)) return [{ ...common, role: 'serves', target, value }];
      return isCopy(value) ? [{ ...common, role: 'keeps', target, value }] : [];
    }
    if (statement.kind === 'evaluate') {
      const target = statement.value.kind === 'call' ? writtenByCall(statement.value.arguments, text) : undefined;
      if (target !== undefined && listed.has(target))
        return [{ ...common, role: 'writes', target, value: statement.value }];
      if ([...expressionsIn(statement.value)].some(isCopy))
        return [{ ...common, role: 'keeps', target, value: statement.value }];
    }
    if (statement.kind === 'return' && returnsCache(statement))
      return [{ ...common, role: 'keeps', target: undefined, value: statement.value }];
    return [];
  });
}

/** np.add.at(dW, …) */
function writtenByCall([first]: readonly Expression[], text: string): string | undefined {
  return first && rootOf(first, text);
}

export function targetsOf(statement: Assign, text: string): string[] {
  const each = (target: Expression): string[] =>
    target.kind === 'list' ? target.elements.flatMap(each) : [rootOf(target, text) ?? ''].filter((name) => name !== '');
  return statement.targets.flatMap(each);
}

function namesIn({ places, form }: Scope, text: string): Set<string> {
  const names = new Set(form?.parameters);
  for (const { statement } of places)
    if (statement.kind === 'assign') for (const name of targetsOf(statement, text)) names.add(name);
  return names;
}

/** `dout`, `dscores`, `raw_grad`: by its form alone. */
export function looksLikeGradient(name: string): boolean {
  return (
    /^(self\.|this\.)?(d[A-Z_a-z]\w*|\w*grad\w*)$/.test(name) &&
    !/^(data|delta|decay|depth|dim|dist\w*|diff|domain|damping|dot|den|draw_\w+|dt|d)$/.test(name)
  );
}

function lossNames(loss: string): string[] {
  return loss.match(/[A-Za-z_]\w*/g) ?? [];
}

/** The variables of which some are computed, they themselves among them. */
function sliceOf({ places }: Scope, text: string, wanted: ReadonlySet<string>): Set<string> {
  const slice = new Set(wanted);
  for (let size = -1; size !== slice.size; ) {
    size = slice.size;
    for (const { statement } of places) {
      if (statement.kind !== 'assign') continue;
      if (!targetsOf(statement, text).some((name) => slice.has(name))) continue;
      for (const name of readIn(statement.value, text)) slice.add(name);
    }
  }
  return slice;
}

function isBackward(name: string | undefined): boolean {
  return name !== undefined && /back/i.test(name);
}

/** `W -= lr * dW`, `vW = mu * vW - lr * dW`: it uses a gradient. */
function isUpdate({ targets, value, operator }: Assign, gradients: ReadonlySet<string>, text: string): boolean {
  const target = targets.length === 1 ? rootOf(targets[0], text) : undefined;
  if (target === undefined || gradients.has(target)) return false;
  return operator !== '=' && [...readIn(value, text)].some((name) => gradients.has(name));
}

/** `y = x.copy()`, which is changed in place afterwards. */
function isCopy(value: Expression): boolean {
  return value.kind === 'call' && value.callee.kind === 'member' && /^(copy|slice)$/.test(value.callee.name);
}

/** `x, w = cache` */
function isUnpacking(value: Expression, text: string): boolean {
  return [...readIn(value, text)].join() === 'cache';
}

/** `cache = (x, w)`, `x, w = cache`, `self.x = x` in a forward pass. */
function isKeeper({ targets, value }: Assign, scope: Scope, text: string): boolean {
  const [target] = targets;
  if (value === undefined || scope.name === undefined) return false;
  if (target.kind === 'name' && target.name === 'cache')
    return value.kind === 'list' || value.kind === 'record' || value.kind === 'name';
  if (target.kind === 'list' && value.kind === 'name' && value.name === 'cache') return true;
  return /forward$/.test(scope.name) && /^(self|this)\.\w+$/.test(rootOf(target, text) ?? '') && value.kind === 'name';
}

/** `return out, (x, w)`, `return { out, cache: { … } }` */
function returnsCache({ value }: Return): boolean {
  for (const part of expressionsIn(value))
    if (part !== value && (part.kind === 'list' || part.kind === 'record')) return true;
  return false;
}
