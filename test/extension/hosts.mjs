// The VS Codes in which the tests run: one row each.
import { NEWEST, OLDEST } from './host/install.mjs';

/** Where hosts differ most: decorations, hovers, webviews. */
const CORE = ['window', 'compute', 'circuit'];

/**
 * - web: as on vscode.dev, the extension in the browser, dist/extension.web.js in a web worker
 * - suite: whether suite/ runs
 * - ui: which files of ui/ run; none named: all
 * packaged/ runs everywhere: what is installed from the .vsix.
 */
export const HOSTS = [
  { name: 'newest', version: NEWEST, suite: true },
  { name: 'oldest', version: OLDEST, suite: true, ui: [...CORE, 'inputs'] },
  { name: 'web', version: NEWEST, web: true, suite: true, ui: [...CORE, 'endless'] },
  { name: 'oldest-web', version: OLDEST, web: true, suite: false, ui: [] },
];
