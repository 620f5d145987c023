import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['suite/**/*.test.mjs'], testTimeout: 90_000, hookTimeout: 90_000, maxWorkers: 2, expect: { poll: { timeout: 30_000 } } },
});
