/** One run of a program with what it computes for the hand-written gradients in it. */
import type { Execution, Language, Program } from '../languages/language.ts';
import { SourceText } from '../runtime/source-text.ts';
import type { CheckRequest } from './answers.ts';
import { type Claim, type Claims, claimsOf } from './claims.ts';
import type { Finding } from './finding.ts';
import type { Statement } from './forms.ts';
import { type Generation, generationsOf, raisedIn } from './generations.ts';
import { Happenings } from './happenings.ts';
import { Judge } from './judge.ts';
import { type Pair, pairsOf } from './pairs.ts';
import { placeOf, stemOf } from './places.ts';
import { RootSearch } from './root-search.ts';
import { type Scope, scopesOf } from './scopes.ts';
import { addedClaims } from './sense.ts';
import { Versions } from './versions.ts';

/** A program's hand-written gradients, by its text alone. */
export interface Reading {
  readonly source: SourceText;
  readonly program: readonly Statement[];
  readonly scopes: readonly Scope[];
  readonly pairs: readonly Pair[];
  readonly claims: Claims;
  /** Those that are added to their variables. */
  readonly added: ReadonlySet<Claim>;
}

/** @throws Problem `syntax` */
export function read(language: Language, { text, names }: CheckRequest): Reading {
  const program = language.forms(text);
  const scopes = scopesOf(program, text);
  const said = new Map([...Object.entries(names ?? {}), ...language.saidGradients(text)]);
  const pairs = pairsOf(program);
  const claims = claimsOf(scopes, pairs, text, said);
  return { source: new SourceText(text), program, scopes, pairs, claims, added: addedClaims(scopes, claims, text) };
}

export interface Judged {
  readonly program: Program;
  readonly execution: Execution;
  readonly happenings: Happenings;
  readonly findings: readonly Finding[];
}

/**
 * Runs a program and judges its gradients.
 *
 * @param reading of the text without what was appended to it
 * @param text with calls of what nobody calls
 * @throws Problem when nothing can run
 */
export function judge(
  language: Language,
  request: CheckRequest,
  reading: Reading,
  text: string,
  now: () => number,
): Judged {
  const { claims, scopes, added } = reading;
  const named = new Set(claims.all.flatMap(({ of, others }) => [of, ...others]));
  const records = scopes
    .flatMap(({ writes }) => writes)
    .filter(({ entry }) => entry !== undefined && named.has(entry.key));
  const stems = new Set([...named].flatMap((key) => stemOf(key) ?? []));
  const wanted = new Set([...named, ...records.flatMap(({ place }) => place.holder ?? [])]);
  const claimed = new Set(claims.all.flatMap(({ writes }) => writes.map(({ start, end }) => `${start} ${end}`)));
  const isLeaf = (target: string) => {
    const place = placeOf(target);
    if (place === undefined || claims.primalOf(place) !== undefined) return false;
    return wanted.has(place.key) || (place.isComputed && stems.has(place.key));
  };
  const { inputs, remembered, limits } = request;
  const program = language.prepare({ language: language.id, text, inputs, remembered, limits }, now, isLeaf);
  const execution = program.execute();
  const happenings = new Happenings(execution, new SourceText(text), scopes);
  const { nodes, bindings } = execution.machine;
  const isClaimed = (event: number) => {
    const { start, end } = nodes.span(bindings.node[event]);
    return claimed.has(`${start} ${end}`);
  };
  const generations: Generation[] = claims.all.flatMap((claim) => [
    ...generationsOf(claim, happenings),
    ...[raisedIn(claim, happenings)].filter((one) => one !== undefined),
  ]);
  const versions = new Versions(happenings, scopes, isClaimed);
  const roots = new RootSearch(happenings, claims, versions, reading.pairs, text);
  const negative = new Set([...added].map(({ scope }) => scope));
  const judge = new Judge(
    happenings,
    roots,
    versions,
    (claim) => added.has(claim),
    ({ scope }) => negative.has(scope),
  );
  return { program, execution, happenings, findings: judge.judge(generations) };
}
