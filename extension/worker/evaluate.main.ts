import * as engine from '../../core/index.ts';
import { evaluator } from './evaluate.ts';
import { listen } from './thread.ts';

listen(evaluator(engine, { now: () => performance.now() }));
