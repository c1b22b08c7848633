// Comes before the tests in the bundle, and gives them `describe` and `it`. It is mocha's browser build in both hosts,
// Node and web worker; not its ready instance, though, which wants an address bar.
import 'mocha/mocha.js';

export const mocha = new Mocha({ timeout: 60_000, retries: 1, grep: globalThis.process?.env.GRADLENS_GREP });
mocha.reporter(Mocha.reporters.Base); // prints nothing: run.ts listens
mocha.suite.emit('pre-require', globalThis, '', mocha);
