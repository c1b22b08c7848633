/** What the iterators of the library inherit. */
import { iteratorPrototype, nextMethod } from '../values/iteration.ts';
import { Builtin } from '../values/values.ts';
import { defineHidden } from './define.ts';

defineHidden(iteratorPrototype, 'next', nextMethod);
defineHidden(iteratorPrototype, Symbol.iterator, new Builtin('[Symbol.iterator]', 0, (_machine, self) => self));
