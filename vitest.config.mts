import { defineConfig } from 'vitest/config';

// No test is a timed test: on a busy machine all take long.
const unit = { include: ['test/**/*.test.ts'], exclude: ['test/extension/**'], testTimeout: 60_000 };

export default defineConfig({
  test: {
    projects: [
      { test: { ...unit, name: 'unit' } },
      {
        // All of it again where a string can't become code: the interpreter must not need that.
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
