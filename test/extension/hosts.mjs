// The VS Codes in which everything in ui/ and suite/ runs: one row each.
import { NEWEST, OLDEST } from './host/install.mjs';

export const HOSTS = [
  { name: 'newest', version: NEWEST },
  { name: 'oldest', version: OLDEST },
  // As on vscode.dev: the extension in the browser, dist/extension.web.js in a web worker.
  { name: 'web', version: NEWEST, web: true },
];
