import { datamodelProblems } from './rules/datamodel.ts'
import { importProblems } from './rules/imports.ts'
import { lintCoverageProblems } from './rules/lint-coverage.ts'
import { packageGraphProblems } from './rules/package-graph.ts'
import { silencedChecks } from './rules/silenced-checks.ts'

// Checks who may import whom, in package.json files, sources and the data model. Prints one sentence per problem.
const root = process.argv[2] ?? process.cwd()
const problems = [
  packageGraphProblems,
  importProblems,
  datamodelProblems,
  lintCoverageProblems,
  silencedChecks,
].flatMap((check) => check(root))

for (const problem of problems) console.error(problem)
process.exitCode = problems.length === 0 ? 0 : 1
