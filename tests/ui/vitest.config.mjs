import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['suite/**/*.test.mjs'], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: 2, expect: { poll: { timeout: 15_000 } } },
});
