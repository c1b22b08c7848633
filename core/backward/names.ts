/** Which variables a function may know by name. */
import type { Pair } from './pairs.ts';
import { type Place, stemOf } from './places.ts';
import type { Scope } from './scopes.ts';
import { expressionsIn } from './walk.ts';

export class Names {
  readonly #anywhere = new Set<string>();
  /** Of computed keys. */
  readonly #stems = new Set<string>();
  readonly #parameters = new Map<Scope, ReadonlySet<string>>();
  readonly #texts = new Set<string>();

  constructor(
    private readonly scopes: readonly Scope[],
    private readonly pairs: readonly Pair[],
  ) {
    for (const scope of scopes) {
      const written = [...scope.writes.map(({ place }) => place), ...scope.bound];
      for (const { key, text, isComputed } of written) {
        this.#anywhere.add(key);
        if (isComputed) this.#stems.add(key);
        this.#texts.add(text);
      }
      for (const { value } of [...scope.returns, ...scope.writes.map(({ statement }) => statement)])
        for (const part of expressionsIn(value))
          if (part.kind === 'record') for (const { key } of part.entries) this.#anywhere.add(key);
      this.#parameters.set(scope, new Set(scope.function?.parameters));
    }
  }

  /**
   * Whether it is a variable: written somewhere, since values go from function to function under the same names; or a
   * parameter of the function itself, or of its forward pass. Parameters of others are theirs alone.
   *
   * @param scope undefined: any
   */
  has(name: string, scope: Scope | undefined): boolean {
    if (this.#anywhere.has(name) || this.#stems.has(stemOf(name) ?? '')) return true;
    if (scope === undefined) return [...this.#parameters.values()].some((names) => names.has(name));
    const forward = this.pairs.find(({ backward }) => backward === scope.function)?.forward;
    const others = this.scopes.filter(
      (one) => one === scope || (one.function !== undefined && one.function === forward),
    );
    const isMethodOf = (one: Scope) => scope.owner !== undefined && one.owner === scope.owner;
    return [...others, ...this.scopes.filter(isMethodOf)].some((one) => this.#parameters.get(one)?.has(name));
  }

  /** The variables of a function itself. */
  within({ writes, bound, function: fn }: Scope): ReadonlySet<string> {
    return new Set([
      ...(fn?.parameters ?? []),
      ...[...writes.map(({ place }) => place), ...bound].map(({ key }) => key),
    ]);
  }

  /** As it is written beside its gradient: `self.W` for `self.dW`. */
  textOf(key: string, gradient: Place): string {
    const beside = gradient.text.slice(0, gradient.text.length - gradient.key.length) + key;
    return this.#texts.has(beside) && beside !== gradient.text && !beside.endsWith("']") ? beside : key;
  }
}
