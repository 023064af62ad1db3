import { defineConfig } from 'vitest/config'

const folders = '{packages,services,web,scripts,bench,faults}'
const setupFiles = ['./packages/testkit/src/fail-on-console-error.ts']
const exclude = ['**/node_modules/**', '**/dist/**']

/** On a real PostgreSQL (and NATS), two files at a time. */
const int = {
  setupFiles,
  globalSetup: ['./packages/testkit/src/global-setup.ts'],
  maxWorkers: 2,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  sequence: { groupOrder: 1 },
}
const ownSchema = 'services/{people,territories}/**/*.int.test.ts'

/**
 * unit: no input or output, all at once. int: on real servers. Files of both share what they import, which saves a
 * quarter of the time. own-schema: tests that make a schema of their area alone, after which the gateway's can't be made.
 */
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
          isolate: false,
        },
      },
      {
        test: {
          ...int,
          name: 'int',
          include: [`${folders}/**/*.int.test.ts`],
          exclude: [...exclude, ownSchema],
          isolate: false,
        },
      },
      { test: { ...int, name: 'own-schema', include: [ownSchema], exclude } },
    ],
  },
})
