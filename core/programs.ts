import type { InputValues, InspectRequest } from './answers.ts';
import type { Language, Program } from './languages/language.ts';

/** The program of a request, prepared again only where numbers are given for other names than before. */
export class Programs {
  readonly #prepare: (values: InputValues | undefined) => Program;
  #program: Program | undefined;
  #failure: unknown;
  /** Names that numbers were given for, to this program. */
  #names = new Set<string>();

  constructor(language: Language, request: InspectRequest, now: () => number) {
    this.#prepare = (values) => language.prepare({ ...request, values }, now);
    this.#change(request.values);
  }

  /** @throws Problem where nothing can run with these */
  for(values: InputValues | undefined): Program {
    if (!this.#isFor(values)) this.#change(values);
    if (this.#program === undefined) throw this.#failure;
    return this.#program;
  }

  #isFor(values: InputValues = {}): boolean {
    for (const name in values) if (!this.#names.has(name)) return false;
    if (this.#program === undefined) return Object.keys(values).length === this.#names.size;
    const { awaited } = this.#program;
    return awaited.length === 0 || awaited.every((name) => Object.hasOwn(values, name));
  }

  #change(values: InputValues | undefined): void {
    const names = Object.keys(values ?? {});
    if (this.#program?.takes(names) === true) {
      for (const name of names) this.#names.add(name);
      return;
    }
    this.#names = new Set(names);
    this.#program = undefined;
    try {
      this.#program = this.#prepare(values);
    } catch (error) {
      this.#failure = error;
    }
  }
}
