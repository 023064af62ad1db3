import fs from 'node:fs'
import path from 'node:path'
import { runQuietly } from './run/child.mjs'
import { node24, root } from './run/places.mjs'

// What other programs rely on is generated, committed and compared: a change of contract is seen in review.
const contracts = [
  { file: 'schema.graphql', command: 'schema' },
  { file: 'asyncapi.yaml', command: 'asyncapi' },
]

const generate = async (command: string): Promise<string> => {
  const { code, output } = await runQuietly(node24, ['services/hub/src/main.ts', command])
  if (code !== 0) throw new Error(`hub ${command} failed: ${output}`)
  return output
}

const read = (file: string): string => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '')

/** The first line where two texts part, for whoever must find out why. */
const firstDifference = (committed: string, generated: string): string => {
  const old = committed.split('\n')
  const lines = generated.split('\n')
  const index = lines.findIndex((line, number) => line !== old[number])
  const line = index < 0 ? lines.length : index
  return `line ${line + 1}: committed “${old[line] ?? ''}”, generated “${lines[line] ?? ''}”`
}

const write = process.argv.includes('--write')
for (const { file, command } of contracts) {
  const place = path.join(root, file)
  const [committed, generated] = [read(place), await generate(command)]
  if (committed === generated) continue
  if (write) {
    fs.writeFileSync(place, generated)
    console.log(`${file} written`)
  } else {
    console.error(
      `${file} is not what the code says, ${firstDifference(committed, generated)}. npm run contracts writes it.`,
    )
    process.exitCode = 1
  }
}
