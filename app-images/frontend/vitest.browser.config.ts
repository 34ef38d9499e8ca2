import { defineConfig } from 'vitest/config';

// Against a running deployment: BASE_URL=http://localhost:30080 pnpm test:browser
const deployment = process.env.BASE_URL ?? 'http://localhost:30080';
// Vitest gives BASE_URL a meaning of its own in the tests.
process.env.DEPLOYMENT_URL = deployment;

export default defineConfig({
  test: {
    include: ['browser/**/*.test.ts'],
    globalSetup: 'browser/checkDeployment.ts',
    env: { DEPLOYMENT_URL: deployment },
    fileParallelism: false,
    // Each state starts from the one before.
    bail: 1,
    testTimeout: 40_000,
    hookTimeout: 40_000,
  },
});
