import fs from 'node:fs'
import path from 'node:path'
import { groundFloor } from './floors.ts'
import { sourceFiles } from './workspace.ts'

interface Model {
  name: string
  /** The schema file's name without its ending: the area. */
  area: string
  file: string
  /** Models that this one points to with a foreign key of its own. */
  pointsTo: string[]
}

const models = /^model\s+(\w+)\s*\{([\s\S]*?)^\}/gm
/** The side of a relation that holds the key; the other side is only how Prisma names the way back. */
const owningRelation = /^\s*\w+\s+(\w+)\??\s[^\n]*@relation\([^\n]*fields:/gm

const modelsIn = (root: string, file: string): Model[] => {
  const source = fs.readFileSync(path.join(root, file), 'utf8')
  return [...source.matchAll(models)].map(([, name = '', body = '']) => ({
    name,
    area: path.basename(file, '.prisma'),
    file,
    pointsTo: [...body.matchAll(owningRelation)].flatMap((match) => match[1] ?? []),
  }))
}

/** Relations that point from one area's model to another's, unless that one is of the ground floor. */
export const datamodelProblems = (root: string): string[] => {
  const all = sourceFiles(root, 'packages/database/prisma/schema', ['.prisma']).flatMap((file) => modelsIn(root, file))
  return all.flatMap((model) =>
    model.pointsTo.flatMap((name) => {
      const target = all.find((candidate) => candidate.name === name)
      if (!target || target.area === model.area || groundFloor.includes(target.area)) return []
      return [
        `${model.file}: ${model.name} must not point to ${name} of ${target.area}: keep its id without a relation, areas speak by events.`,
      ]
    }),
  )
}
