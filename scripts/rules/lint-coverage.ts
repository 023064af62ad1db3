import fs from 'node:fs'
import path from 'node:path'
import { allowedImports } from './floors.ts'
import { readWorkspace } from './workspace.ts'

/**
 * The linter tells about a wrong import while it is being written, from lists of its own in .oxlintrc.json:
 * every package must have one, and it must say what the floors say.
 */
export const lintCoverageProblems = (root: string): string[] => {
  const configuration = fs.readFileSync(path.join(root, '.oxlintrc.json'), 'utf8').replace(/\s/g, '')
  const all = readWorkspace(root)
  const doorsOf = (name: string): string[] => {
    const forTests = all.some((each) => each.name === name && each.exported.includes('./testing'))
    return [`!@ama/${name}`, ...(forTests ? [`!@ama/${name}/testing`] : [])]
  }
  return all.flatMap(({ name, folder }) => {
    const doors = ['@ama/**', ...allowedImports(name).flatMap(doorsOf), '!@ama/testkit']
    const list = `"group":${JSON.stringify(doors)}`
    const start = configuration.indexOf(`"files":["${folder}/**"]`)
    const own = start < 0 ? '' : configuration.slice(start, configuration.indexOf('"files"', start + 1))
    return own.includes(list) ? [] : [`.oxlintrc.json: an override for ${folder}/** must restrict imports by ${list}.`]
  })
}
