/** What the iterators of the library inherit. */
import { iteratorPrototype, nextMethod } from '../iteration.ts';
import { Builtin } from '../values.ts';
import { defineHidden } from './define.ts';

defineHidden(iteratorPrototype, 'next', nextMethod);
defineHidden(iteratorPrototype, Symbol.iterator, new Builtin('[Symbol.iterator]', 0, (_machine, self) => self));
