import { availableParallelism } from 'node:os'
import { configDefaults, defineConfig } from 'vitest/config'

const needsServers = '**/*.servers.test.ts'
// Against hanging alone: a busy machine may be many times as slow as a quiet one.
const patience = { testTimeout: 180_000, hookTimeout: 180_000 }
// What such tests wait for has 180 s of its own (test/set-up/patience.ts).
const serversPatience = { testTimeout: 400_000, hookTimeout: 400_000 }
// They share a server's connections.
const MOST_AT_ONCE = 4
// Every answer of a console is held to its schema.
const setupFiles = ['./test/set-up/conforming.ts']
// One order for each number of workers: Vitest runs together only what may have as many.
const servers = { globalSetup: './test/set-up/servers.ts', setupFiles, ...serversPatience }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // What files import is loaded once, and no core is left idle: each test puts back what it changes of the process.
          isolate: false,
          maxWorkers: availableParallelism(),
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
          // Each file has a database, a prefix and ports of its own, and waits more than it works.
          maxWorkers: Math.min(MOST_AT_ONCE, availableParallelism()),
          sequence: { groupOrder: 1 },
          include: ['test/line/**/*.test.ts', `packages/${needsServers}`, `services/${needsServers}`],
          ...servers,
        },
      },
      {
        test: {
          name: 'e2e',
          // One file at a time: each runs whole lines, with browsers beside them.
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
          include: ['test/e2e/**/*.test.ts'],
          ...servers,
        },
      },
    ],
  },
})
