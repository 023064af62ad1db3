import { allowedImports, isPlaced, order, testPackage } from './floors.ts'
import { readWorkspace } from './workspace.ts'

/** What package.json files say against the order of the floors: one sentence each. */
export const packageGraphProblems = (root: string): string[] =>
  readWorkspace(root).flatMap(({ name, folder, dependencies, devDependencies }) => {
    const file = `${folder}/package.json`
    if (!isPlaced(name))
      return [`${file}: ${name} has no place among the floors; give it one in scripts/rules/floors.ts.`]
    const allowed = allowedImports(name)
    const wrong = [...dependencies, ...devDependencies.filter((dependency) => dependency !== testPackage)]
    return wrong
      .filter((dependency) => !allowed.includes(dependency))
      .map((dependency) => `${file}: ${name} must not depend on ${dependency}. The order is ${order}.`)
  })
