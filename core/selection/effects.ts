import type { Callable, CallEffects, Writes } from './facts.ts';

/** What statements write beyond what their own text says: by calling functions of the file. */
export class Effects<N> {
  readonly #callables = new Map<string, Callable[]>();
  readonly #known = new Map<string, readonly CallEffects[]>();

  constructor(
    private readonly facts: Writes<N>,
    statements: Iterable<N>,
  ) {
    for (const statement of statements) {
      for (const callable of facts.callables(statement)) {
        const known = this.#callables.get(callable.name);
        if (known === undefined) this.#callables.set(callable.name, [callable]);
        else known.push(callable);
      }
    }
  }

  /** Names that a statement gives a value to, or whose contents it may write, itself or by what it calls. */
  definedBy(statement: N): ReadonlySet<string> {
    const names = new Set(this.facts.definedBy(statement));
    const followed = new Set<string>();
    const follow = (name: string): void => {
      if (followed.has(name)) return;
      followed.add(name);
      for (const { writes, calls } of this.#of(name)) {
        for (const written of writes) names.add(written);
        calls.forEach(follow);
      }
    };
    for (const { name, given } of this.facts.callsIn(statement)) {
      follow(name);
      const changes = this.#of(name).some(({ changesArguments }) => changesArguments);
      if (changes) for (const argument of given) names.add(argument);
    }
    return names;
  }

  #of(name: string): readonly CallEffects[] {
    let known = this.#known.get(name);
    if (known === undefined)
      this.#known.set(name, (known = (this.#callables.get(name) ?? []).map((callable) => callable.effects())));
    return known;
  }
}
