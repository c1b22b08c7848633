import { placer } from './layout.ts';
import { listen } from './thread.ts';

listen(placer());
