/** `bytes`. */
import { types } from './types.ts';
import { ObjectValue } from './values.ts';

export class BytesValue extends ObjectValue {
  constructor(readonly bytes: Uint8Array) {
    super(types.bytes);
  }
}
