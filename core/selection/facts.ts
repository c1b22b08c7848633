/**
 * What a language tells of its syntax trees. All rules of what is selected, needed, differentiated and shown stand on
 * these facts alone. `N` is the language's syntax node; statements and expressions are nodes, too.
 */
import type { Span } from '../runtime/nodes.ts';
import type { Problem } from '../runtime/problem.ts';

/** A document that was read. */
export interface Source<N> {
  readonly statements: readonly N[];
  readonly comments: readonly Comment[];
  /** What has no syntax, where the language reads on behind it: it is not among the statements. */
  readonly broken: readonly Broken[];
}

export interface Broken extends Span {
  readonly problem: Problem;
}

export interface Comment extends Span {
  /** Without the signs that make it a comment. */
  readonly value: string;
}

/** How nodes lie in each other. */
export interface Tree<N> {
  /** All that belongs to a statement, decorators that stand before it included. */
  spanOf(statement: N): Span;
  children(node: N): readonly N[];
  /** The statement lists that a node holds itself, not those of nodes below it. */
  lists(node: N): readonly (readonly N[])[];
  /** Names that are bound inside of it are its own: a function, a class. */
  isScope(node: N): boolean;
  /** It stands for a value. Targets do not. */
  isExpression(node: N): boolean;
  /** Children that have a value of their own: the name of a member, or of a called function, stands for the whole. */
  operands(node: N): readonly N[];
  /** The expression that a statement consists of; one that binds a name is none. */
  expressionOf(statement: N): N | undefined;
}

/** A statement that defines and names a function, and does nothing else. */
export interface NamedFunction<N> {
  readonly node: N;
  readonly name: string;
}

export interface Parameter<N> {
  readonly bound: readonly { readonly name: string; readonly target: N }[];
  /** What it is when nothing is given. */
  readonly initial: N | undefined;
  /** Those of its names that a default does not give a value to. */
  readonly required: readonly string[];
  /** Of a record that is taken apart: by which key each name comes, as far as that is plain. */
  readonly keys?: readonly string[];
}

export interface Functions<N> {
  namedFunction(statement: N): NamedFunction<N> | undefined;
  /** The statements of its body; undefined: the body is an expression. */
  bodyOf(node: N): readonly N[] | undefined;
  /** Of a function; other nodes have none. */
  parameters(node: N): readonly Parameter<N>[];
  /** Whether a node is a call of a function by its name. */
  calls(node: N, named: NamedFunction<N>): boolean;
  /** What a call gives to the parameters, in their order; undefined: its text does not tell. */
  argumentsOf(call: N, named: NamedFunction<N>): readonly (N | undefined)[] | undefined;
  /** The functions inside of it do not see the names that it binds. */
  hidesNames(scope: N): boolean;
}

/** A name with the node that binds it. */
export interface Binding<N> {
  readonly name: string;
  readonly target: N;
  /** What is bound; absent for loop targets, parts of patterns, and where the old value is part of it. */
  readonly init?: N;
}

/** A numeric literal, a random number, or a list of such. */
export type Initialiser = number | 'random' | readonly Initialiser[];

/** How a variable is used in a program. */
export interface Usage {
  /** Bound again after its first binding, or written into. */
  readonly rewritten: boolean;
  /** As `value`, `index`, `size` or `exponent`. */
  readonly uses: ReadonlySet<string>;
}

/** Who binds, changes and reads which names. */
export interface Names<N> {
  /** What a node binds itself, not by what is below it. */
  bindings(node: N): readonly Binding<N>[];
  /** What a statement binds itself, in order, not inside of loops, branches and functions. */
  directBindings(statement: N): readonly Binding<N>[];
  /** Names written at a node itself. */
  namesAt(node: N): readonly string[];
  /** Names that must have a value before the nodes are evaluated in their order. */
  neededBy(nodes: readonly N[]): Iterable<string>;
  initialiser(node: N): Initialiser | undefined;
  /** It is written as a number, without a sign. */
  isNumber(node: N): boolean;
}

/** What a function may do to what is around it, by being called. */
export interface CallEffects {
  /** Names around it whose values or contents it may write. */
  readonly writes: readonly string[];
  /** Names of what it may call in turn. */
  readonly calls: readonly string[];
  /** It may write into what it is given. */
  readonly changesArguments: boolean;
}

/** A function of the file, by the name that calls it. */
export interface Callable {
  readonly name: string;
  effects(): CallEffects;
}

/** A call: the name of what is called, and the names of the variables that it is given. */
export interface NamedCall {
  readonly name: string;
  readonly given: readonly string[];
}

/** Who writes what. */
export interface Writes<N> {
  /** Names that a statement's own text gives a value to, or whose contents it may write. */
  definedBy(statement: N): readonly string[];
  /** The functions that a statement defines. */
  callables(statement: N): readonly Callable[];
  /** The calls that run with a statement, not those in the functions that it defines. */
  callsIn(statement: N): readonly NamedCall[];
}

/** What kinds of statements there are. */
export interface Statements<N> {
  /** What it defines exists before anything runs. */
  isHoisted(statement: N): boolean;
  /** What it defines exists by the time that somebody calls a function before it. */
  isFixed(statement: N): boolean;
  /** It only gives names to functions and constants: nothing is computed from anything. */
  isInert(statement: N): boolean;
  /** A loop, a branch: other statements are in it. */
  isCompound(statement: N): boolean;
}

/** A number, or an array or nested lists of numbers. */
export interface Quantity {
  /** [] for a number. */
  readonly shape: readonly number[];
  /** They are integers from 0 to below this. */
  readonly below?: number;
  /** The number is an integer. */
  readonly isWhole?: boolean;
}

/** What is known of parameters that have no value, and how one is written. */
export interface Hints<N> {
  /** What documents a function from inside. */
  docstringOf(node: N): string | undefined;
  /** What a parameter is declared to be. */
  annotationOf(target: N): Quantity | undefined;
  /** An expression that makes one. @param statements the file's, of which imports are used */
  write(quantity: Quantity, statements: readonly N[]): string;
}

/** Statements that run one after the other, and the level of the region that they belong to. */
export interface Block<N> {
  readonly scope: N | undefined;
  /** Nothing of the list that they are from was left out. */
  readonly isWhole: boolean;
  readonly statements: readonly N[];
}

/** What runs, put together as one program. */
export interface Assembly<N> {
  /** Names that it uses and that nothing in it gives a value to; without those of the language itself. */
  readonly lacking: readonly string[];
  usageOf(target: N): Usage | undefined;
}

export interface Facts<N, A extends Assembly<N>>
  extends Tree<N>,
    Functions<N>,
    Names<N>,
    Writes<N>,
    Statements<N>,
    Hints<N> {
  /** @throws Problem `syntax` where nothing can be read */
  parse(text: string): Source<N>;
  /** @throws Problem `syntax` */
  parseExpression(text: string): N;
  /**
   * @param blocks from the program inwards, the last with the region; a selected expression is no statement yet
   * @param args what is evaluated at the end of the outermost block
   * @param given names that get values from outside before anything runs
   */
  assemble(blocks: readonly Block<N>[], args: readonly N[], given: readonly string[]): A;
}
