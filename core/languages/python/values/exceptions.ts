/** Exceptions as objects of the program, and on their way to whoever catches them. */
import { TupleValue } from './containers.ts';
import { ObjectValue, type TypeValue, type Value } from './values.ts';

/** Where an exception that was never raised came from. */
export const NOWHERE = -1;

export class ExceptionValue extends ObjectValue {
  /** What `raise … from` named. */
  cause: ExceptionValue | null = null;
  /** What was being handled when it was raised. */
  context: ExceptionValue | null = null;
  /** `raise … from` hides the context. */
  suppressed = false;
  /** The syntax node that raised it. */
  node = NOWHERE;
  /** What did not fit: shapes, and by which syntax nodes they were made, where that is known. */
  operands: readonly { readonly shape: string; readonly node: number | undefined }[] = [];

  constructor(
    type: TypeValue,
    public args: TupleValue,
  ) {
    super(type);
  }
}

/** What the host throws for an exception of the program. */
export class Raised {
  constructor(
    readonly exception: ExceptionValue,
    /** The syntax node that raised it last. */
    readonly node: number,
  ) {}
}

/** An exception of a built-in class. */
export function makeException(type: TypeValue, ...args: Value[]): ExceptionValue {
  return new ExceptionValue(type, new TupleValue(args));
}
