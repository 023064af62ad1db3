import fs from 'node:fs'
import path from 'node:path'
import { allowedImports, order, testPackage } from './floors.ts'
import { specifiers } from './specifiers.ts'
import { webImportProblem } from './web-imports.ts'
import { readWorkspace, sourceFiles, type WorkspacePackage } from './workspace.ts'

const isTest = (file: string): boolean => /\.test\.tsx?$|\/testing\/|\.config\.ts$|^faults\//.test(file)

const packageProblem = (from: WorkspacePackage, file: string, wanted: string, all: WorkspacePackage[]): string[] => {
  const [, name = '', ...rest] = wanted.split('/')
  if (name === testPackage && (isTest(file) || from.name === testPackage)) return []
  if (name === testPackage) return [`${file}: ${wanted} is for tests only.`]
  if (!allowedImports(from.name).includes(name)) {
    return [`${file}: ${from.name} must not import ${wanted}. The order is ${order}.`]
  }
  if (![...from.dependencies, ...from.devDependencies].includes(name)) {
    return [`${file}: imports ${wanted}, which ${from.folder}/package.json doesn't name.`]
  }
  const door = ['.', ...rest].join('/')
  if (door === './testing' && !isTest(file)) return [`${file}: ${wanted} is for tests only.`]
  const exported = all.find((candidate) => candidate.name === name)?.exported ?? []
  return exported.includes(door) ? [] : [`${file}: ${wanted} is not exported by ${name}; import what its index offers.`]
}

const relativeProblem = (from: WorkspacePackage, file: string, wanted: string): string[] => {
  const target = path.posix.join(path.posix.dirname(file), wanted)
  if (!target.startsWith(`${from.folder}/`)) {
    return [`${file}: ${wanted} leaves the package; another package is imported by its name.`]
  }
  return from.name === 'web' ? webImportProblem(file, target) : []
}

/** Imports in the sources that go against the order of the floors, or round a package's door: one sentence each. */
export const importProblems = (root: string): string[] => {
  const all = readWorkspace(root)
  return all.flatMap((from) =>
    sourceFiles(root, from.folder, ['.ts', '.tsx']).flatMap((file) =>
      specifiers(fs.readFileSync(path.join(root, file), 'utf8')).flatMap((wanted) => {
        if (wanted.startsWith('@ama/')) return packageProblem(from, file, wanted, all)
        return wanted.startsWith('.') ? relativeProblem(from, file, wanted) : []
      }),
    ),
  )
}
