import fs from 'node:fs'
import path from 'node:path'
import { root } from '../run/places.mjs'
import { steps } from '../run/steps.mjs'

const settleFor = 300

const holdsQuery = (file: string): boolean => fs.existsSync(file) && fs.readFileSync(file, 'utf8').includes('graphql(')

/**
 * Generates the types of the web's queries again whenever a query or the schema changes, until closed; calls
 * `onGenerated` each time.
 */
export const watchQueries = (onGenerated: () => void): { close(): void } => {
  let timer: NodeJS.Timeout | undefined
  const generate = async (): Promise<void> => {
    try {
      await steps.queries.run(() => {})
      onGenerated()
    } catch (problem) {
      console.error(problem instanceof Error ? problem.message : problem)
    }
  }
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void generate(), settleFor)
  }
  const sources = path.join(root, 'web/src')
  const watchers = [
    fs.watch(sources, { recursive: true }, (_, name) => {
      const own = name !== null && /\.tsx?$/.test(name) && !name.startsWith('generated')
      if (own && holdsQuery(path.join(sources, name))) soon()
    }),
    fs.watch(path.join(root, 'schema.graphql'), soon),
  ]
  return {
    close: () => {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
    },
  }
}
