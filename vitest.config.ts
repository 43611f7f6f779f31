import { configDefaults, defineConfig } from 'vitest/config'

const needsServers = '**/*.servers.test.ts'
// A first run may fetch a Redis; a busy machine may be slow.
const patience = { testTimeout: 60_000, hookTimeout: 60_000 }
// Every answer of a console is held to its schema.
const setupFiles = ['./test/set-up/conforming.ts']
const servers = { globalSetup: './test/set-up/servers.ts', ...patience }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: 20_000,
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/*/scripts/**/*.test.ts',
            'services/*/src/**/*.test.ts',
            'services/*/web/src/**/*.test.ts',
            'scripts/**/*.test.ts',
            'bin/**/*.test.ts',
            'test/eval/**/*.test.ts',
            'test/chaos/**/*.test.ts',
          ],
          exclude: [...configDefaults.exclude, needsServers],
        },
      },
      {
        test: {
          name: 'line',
          include: ['test/line/**/*.test.ts', `packages/${needsServers}`, `services/${needsServers}`],
          setupFiles,
          ...servers,
        },
      },
      { test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], setupFiles, ...servers } },
    ],
  },
})
