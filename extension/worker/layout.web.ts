import { placer } from './layout.ts';
import { listen } from './thread.web.ts';

listen(placer());
