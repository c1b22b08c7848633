/** Where the mistake in a wrong gradient may be, and what could be read there. */
import type { Language } from '../languages/language.ts';
import { ROOT_FRAME } from '../runtime/frames.ts';
import type { Check } from './answers.ts';
import { bindingsIn, executionsOf } from './executions.ts';
import type { Fault, Suspect, Variable } from './fault.ts';
import type { Finding } from './finding.ts';
import type { Statement } from './forms.ts';
import type { Happenings } from './happenings.ts';
import { numbersIn, scaled } from './numbers.ts';
import { placeOf } from './places.ts';
import { taintedNames } from './roots.ts';
import type { Reading } from './run.ts';
import { readsOf, type Scope, type Write } from './scopes.ts';
import { expressionsIn, isAppend, statementsIn } from './walk.ts';

/** undefined: what the code has is no array of numbers, or there is nothing that it should be. */
export function faultOf(
  language: Language,
  reading: Reading,
  finding: Finding,
  check: Check,
  happenings: Happenings,
): Fault | undefined {
  const { value, expected, terms, factor } = finding;
  if (expected === undefined) return undefined;
  const found = new Suspects(reading, finding, happenings);
  const { source, program } = reading;
  const upstreamOf = (name: string) =>
    reading.claims.all.find(({ of, scope }) => of === placeOf(name)?.key && scope === finding.generation.claim.scope)
      ?.name;
  const { generation } = finding;
  const executions = executionsOf(generation, found.serving(), happenings);
  const name = generation.written[0].write.place.text;
  return {
    language: language.id,
    text: source.text,
    program,
    check,
    // Where the run ended there is nothing yet.
    value: value ?? { shape: [0], data: [] },
    expected,
    suspects: found.all(),
    terms: terms.map((term) => ({
      ...term,
      upstream: upstreamOf(term.consumer),
      flow: term.flow && scaled(term.flow, factor),
      contribution: term.contribution && scaled(term.contribution, factor),
    })),
    variables: found.variables(),
    ...(executions.length > 0 ? { runs: { name, executions, parse: language.forms } } : {}),
  };
}

/** `dh = dh * w` */
function isCarried({ place, statement, reads, entry }: Write): boolean {
  return entry === undefined && !place.isElement && statement.operator === '=' && reads.has(place.text);
}

/** `y = x`, where `y` is changed in place, and `kept.append(x)`, where `x` is: what is kept is not what it was. */
function aliasesIn({ writes }: Scope, program: readonly Statement[]): Suspect['statement'][] {
  const changed = new Set(writes.flatMap(({ place, isFresh }) => (isFresh ? [] : [place.text])));
  const isAlias = ({ place, statement: { operator, value } }: Write) =>
    operator === '=' && !place.isElement && changed.has(place.text) && /^(name|member|index)$/.test(value?.kind ?? '');
  const isAppended = (statement: Statement) =>
    statement.kind === 'evaluate' &&
    isAppend(statement.value) &&
    [...expressionsIn(statement.value)].some((part) => part.kind === 'name' && changed.has(part.name));
  return [
    ...writes.filter(isAlias).map(({ statement }) => statement),
    ...[...statementsIn(program)].filter(isAppended),
  ];
}

class Suspects {
  readonly #scope: Scope;

  constructor(
    private readonly reading: Reading,
    private readonly finding: Finding,
    private readonly happenings: Happenings,
  ) {
    this.#scope = finding.generation.claim.scope;
  }

  all(): readonly Suspect[] {
    const { generation, blame } = this.finding;
    const own = generation.written.map(({ write }) => write);
    const blamed = blame === undefined ? own : [own[blame], ...own];
    const serving = this.#serving(blamed);
    const reads = new Set([...blamed, ...serving].flatMap((write) => [...write.reads]));
    const suspects: Suspect[] = [
      ...blamed.map(({ statement }): Suspect => ({ statement, role: 'writes' })),
      ...generation.claim.writes.map(({ statement }): Suspect => ({ statement, role: 'writes' })),
      ...serving.map(({ statement }): Suspect => ({ statement, role: 'serves' })),
      ...this.#keeping(reads).map((statement): Suspect => ({ statement, role: 'keeps' })),
      ...this.#changing(reads).map(({ statement }): Suspect => ({ statement, role: 'changes' })),
    ];
    const seen = new Set<Suspect['statement']>();
    return suspects.filter(({ statement }) => !seen.has(statement) && seen.add(statement));
  }

  /** Temporaries of the backward pass that all its writes are computed from. */
  serving(): readonly Write[] {
    return this.#serving(this.finding.generation.written.map(({ write }) => write));
  }

  /** Temporaries of the backward pass that some writes are computed from, the nearest first. */
  #serving(own: readonly Write[]): Write[] {
    const { claims, source } = this.reading;
    const tainted = taintedNames(this.#scope, claims, source.text);
    const isBackward = this.finding.root?.calls.includes(this.finding.generation.call) === false;
    const forward = this.#forwardNames(tainted);
    // What each step of a loop makes of it is judged in the end alone: until then it may be what is wrong.
    const carried = new Set(this.#scope.writes.filter(isCarried).map(({ place }) => place.text));
    carried.delete(this.finding.generation.claim.name);
    const found: Write[] = [];
    let wanted = new Set(own.flatMap((write) => [...write.reads]));
    while (wanted.size > 0) {
      const next = this.#scope.writes.filter(
        (write) =>
          wanted.has(write.place.text) &&
          !found.includes(write) &&
          (claims.primalOf(write.place) === undefined || carried.has(write.place.text)) &&
          (isBackward || !forward.has(write.place.text) || this.#isLate(write)),
      );
      found.push(...next.toReversed());
      wanted = new Set(next.flatMap((write) => [...write.reads]));
    }
    return found;
  }

  /** What the output is computed from in the same function, but for what is made of gradients; and the output. */
  #forwardNames(tainted: ReadonlySet<string>): ReadonlySet<string> {
    const { claims, source } = this.reading;
    const { root } = this.finding;
    const { returns, writes } = this.#scope;
    const output = root && this.happenings.placeAt(root.event)?.text;
    const returned = returns.flatMap(({ value }) =>
      [...readsOf(value, source.text)].filter((name) => !tainted.has(name)),
    );
    const found = new Set([...returned, ...(output === undefined ? [] : [output])]);
    for (let size = -1; size !== found.size; ) {
      size = found.size;
      for (const { place, reads } of writes)
        if (found.has(place.text) && claims.primalOf(place) === undefined) for (const name of reads) found.add(name);
    }
    return found;
  }

  /** It happened after what is differentiated was computed. */
  #isLate(write: Write): boolean {
    const [first] = this.happenings.at(write);
    return first !== undefined && this.finding.root !== undefined && first > this.finding.root.event;
  }

  /** What the forward pass hands over: the cache, what it returns, what a layer keeps, and other names of it. */
  #keeping(reads: ReadonlySet<string>): Suspect['statement'][] {
    const { scopes } = this.reading;
    const { calls } = this.finding.root ?? { calls: [] };
    const forward = scopes.filter(
      (scope) => scope !== this.#scope && calls.some((call) => this.happenings.scopeOf(call) === scope),
    );
    const lists = forward.flatMap(({ writes, returns }) => [
      ...writes
        .map(({ statement }) => statement)
        .filter(({ value }) => value?.kind === 'list' || value?.kind === 'record'),
      ...returns.filter(({ value }) => value?.kind === 'list' || value?.kind === 'record'),
    ]);
    const { owner } = this.#scope;
    const kept = scopes
      .filter((scope) => owner !== undefined && scope.owner === owner && scope !== this.#scope)
      .flatMap(({ writes }) => writes)
      .filter(({ place }) => place.holder !== undefined && reads.has(place.text))
      .map(({ statement }) => statement);
    const aliases = [this.#scope, ...forward].flatMap((scope) => aliasesIn(scope, this.reading.program));
    return [...lists, ...kept, ...aliases];
  }

  /** What writes into variables that are read. */
  #changing(reads: ReadonlySet<string>): Write[] {
    const { claims, scopes } = this.reading;
    const { calls } = this.finding.root ?? { calls: [] };
    const near = scopes.filter(
      (scope) => scope === this.#scope || calls.some((call) => this.happenings.scopeOf(call) === scope),
    );
    const isChange = ({ place, statement, isFresh }: Write) =>
      reads.has(place.text) &&
      claims.primalOf(place) === undefined &&
      !isFresh &&
      (place.isElement || statement.operator !== '=');
    return near.flatMap(({ writes }) => writes).filter(isChange);
  }

  /** Of the call and of what is around it, as they were last when the gradient was written. */
  variables(): Variable[] {
    const { happenings, reading, finding } = this;
    const { generation, root } = finding;
    const { tape } = happenings.execution.machine;
    const until = generation.written[generation.written.length - 1].event;
    const found = new Map<string, Variable>();
    for (const { event, place } of bindingsIn(generation, happenings, 0, Math.max(until, root?.event ?? 0))) {
      const call = happenings.callOf(happenings.frameOf(event));
      if (call === ROOT_FRAME && generation.call !== ROOT_FRAME && found.has(place.text)) continue;
      const numbers = numbersIn(tape, happenings.snapshotAt(event, happenings.clockAt(until)));
      if (numbers === undefined) continue;
      const of = reading.claims.primalOf(place);
      const isSeed = root?.seeds.includes(place.text);
      found.set(place.text, {
        text: place.text,
        role: isSeed ? 'upstream' : of === undefined ? 'forward' : 'gradient',
        of,
        numbers,
      });
    }
    found.delete(generation.claim.name);
    return [...found.values()];
  }
}
