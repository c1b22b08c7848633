import { defineConfig } from 'vitest/config';

// No test is a timed test: on a busy machine all take long.
// The engine is loaded once for all files of a worker: no test may leave anything behind in it.
const unit = {
  include: ['test/**/*.test.ts'],
  exclude: ['test/extension/**'],
  testTimeout: 60_000,
  isolate: false,
};

export default defineConfig({
  test: {
    projects: [
      { test: { ...unit, name: 'unit' } },
      {
        // Where a string cannot become code: the interpreter must not need that. `npm test` runs these.
        test: {
          ...unit,
          name: 'no-eval',
          pool: 'forks',
          execArgv: ['--disallow-code-generation-from-strings'],
          env: { GRADLENS_NO_EVAL: '1' },
        },
      },
    ],
  },
});
