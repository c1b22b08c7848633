/** Local derivatives that are called like gradients: `dt = 1 - t ** 2`, and in the end `return grad * (1 + t + x * dt)`. */
import type { Expression } from './forms.ts';
import { backwardParameters, type Pair } from './pairs.ts';
import { readsOf, type Scope } from './scopes.ts';
import { expressionsIn } from './walk.ts';

export class Slopes {
  readonly #known = new Map<Scope, ReadonlySet<string>>();

  /** @param isGradient whether a variable is called like a gradient */
  constructor(
    private readonly pairs: readonly Pair[],
    private readonly text: string,
    private readonly isGradient: (name: string) => boolean,
  ) {}

  /** Those of a scope: made of no gradient, and wherever they are read multiplied with one, or a part of another slope. */
  of(scope: Scope): ReadonlySet<string> {
    const known = this.#known.get(scope) ?? this.#find(scope);
    this.#known.set(scope, known);
    return known;
  }

  #find(scope: Scope): ReadonlySet<string> {
    const slopes = new Set(scope.writes.map(({ place }) => place.text).filter(this.isGradient));
    for (let before = -1; before !== slopes.size; ) {
      before = slopes.size;
      for (const name of slopes) if (!this.#isSlope(name, scope, slopes)) slopes.delete(name);
    }
    return slopes;
  }

  #isSlope(name: string, scope: Scope, slopes: ReadonlySet<string>): boolean {
    const pair = this.pairs.find(({ backward }) => backward === scope.function);
    const upstream = pair === undefined ? [] : backwardParameters(pair).upstream;
    const isGradient = (one: string) => upstream.includes(one) || (this.isGradient(one) && !slopes.has(one));
    const readsGradient = (part: Expression) => [...readsOf(part, this.text)].some(isGradient);
    const readsIt = (part: Expression) => readsOf(part, this.text).has(name);
    const isFactor = (whole: Expression) =>
      [...expressionsIn(whole)].some(
        (part) =>
          part.kind === 'binary' &&
          part.operator === '*' &&
          ((readsIt(part.left) && readsGradient(part.right)) || (readsIt(part.right) && readsGradient(part.left))),
      );
    const values = [
      ...scope.writes.map(({ place, statement: { value } }) => ({ to: place.text, value })),
      ...returned(scope),
    ];
    let isRead = false;
    for (const { to, value } of values) {
      if (value === undefined) continue;
      if (to === name && readsGradient(value)) return false;
      if (to === name || !readsIt(value)) continue;
      if (!(to !== undefined && slopes.has(to)) && !isFactor(value)) return false;
      isRead = true;
    }
    return isRead;
  }
}

function returned({ returns }: Scope): { readonly to: undefined; readonly value: Expression | undefined }[] {
  return returns.map(({ value }) => ({ to: undefined, value }));
}
