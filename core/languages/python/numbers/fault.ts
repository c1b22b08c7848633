/**
 * What CPython raises for such arguments, in its words. The interpreter makes an exception object of it, which the
 * program can catch. No host Error: programs raise in loops, and a stack trace costs more than the work.
 */
export class Fault {
  constructor(
    readonly type: FaultType,
    readonly message: string,
    /** The exception's `args`, where they are more than the message. */
    readonly args: readonly (number | string | Uint8Array)[] = [message],
  ) {}
}

export type FaultType =
  | 'AttributeError'
  | 'IndexError'
  | 'KeyError'
  | 'LookupError'
  | 'MemoryError'
  | 'OverflowError'
  | 'TypeError'
  | 'UnicodeDecodeError'
  | 'UnicodeEncodeError'
  | 'ValueError'
  | 'ZeroDivisionError';
