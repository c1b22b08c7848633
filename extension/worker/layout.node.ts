import { placer } from './layout.ts';
import { listen } from './thread.node.ts';

listen(placer());
