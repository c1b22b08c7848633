import type { Words } from '../words.ts';
import type { Change, FromInputs } from './protocol.ts';

/** What rows need of the list. */
export interface InputsHost {
  readonly words: Words;
  post(message: FromInputs): void;
  vary(change: Change): void;
  /** What is on its way for a number: newer than the state. */
  ahead(name: string, element?: number): number | undefined;
}
