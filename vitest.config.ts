import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{core,media,cli,oracle}/**/*.test.ts'],
  },
});
