import type { Writes } from './facts.ts';

/** What statements write beyond what their own text says: by calling functions of the file. */
export class Effects<N> {
  readonly #writes = new Map<string, ReturnType<Writes<N>['callables']>[number][]>();

  constructor(
    private readonly facts: Writes<N>,
    statements: Iterable<N>,
  ) {
    for (const statement of statements) {
      for (const callable of facts.callables(statement)) {
        const known = this.#writes.get(callable.name) ?? [];
        this.#writes.set(callable.name, [...known, callable]);
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
      for (const { writes, calls } of this.#writes.get(name) ?? []) {
        for (const written of writes) names.add(written);
        calls.forEach(follow);
      }
    };
    for (const { name, given } of this.facts.callsIn(statement)) {
      follow(name);
      const changes = this.#writes.get(name)?.some(({ changesArguments }) => changesArguments);
      if (changes) for (const argument of given) names.add(argument);
    }
    return names;
  }
}
