import { defineConfig } from 'vitest/config'

const folders = '{packages,services,web,scripts,bench,faults}'
const setupFiles = ['./packages/testkit/src/fail-on-console-error.ts']
const exclude = ['**/node_modules/**', '**/dist/**']

/** unit: no input or output, all at once. int: on a real PostgreSQL (and NATS), four files at a time, which mostly wait. */
export default defineConfig({
  // Without 'development', which Node doesn't know: else graphql is loaded twice, and its types don't recognise each other.
  ssr: { resolve: { conditions: ['module', 'node'] } },
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [`${folders}/**/*.test.{ts,tsx}`],
          exclude: [...exclude, '**/*.int.test.ts', '**/*.e2e.test.ts'],
          setupFiles,
        },
      },
      {
        test: {
          name: 'int',
          include: [`${folders}/**/*.int.test.ts`],
          exclude,
          setupFiles,
          globalSetup: ['./packages/testkit/src/global-setup.ts'],
          maxWorkers: 4,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
