import { configDefaults, defineConfig } from 'vitest/config'

const needsServers = '**/*.servers.test.ts'
// Against hanging alone: a first run may fetch a Redis, and a busy machine may be many times as slow as a quiet one.
const patience = { testTimeout: 900_000, hookTimeout: 900_000 }
// Every answer of a console is held to its schema.
const setupFiles = ['./test/set-up/conforming.ts']
const servers = { globalSetup: './test/set-up/servers.ts', ...patience }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          ...patience,
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
