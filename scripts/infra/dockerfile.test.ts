import { validate } from 'dockerfile-utils'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readFile } from './what-the-hub-knows.ts'

const dockerfile = readFile('infra/Dockerfile')
const problemsOf = (text: string): string[] => validate(text).map(({ message }) => String(message))

test('the Dockerfile is well formed', () => {
  expect(problemsOf(dockerfile)).toEqual([])
})

test.each([
  ['USER node', 'USR node', 'Unknown instruction: USR'],
  ['--from=build /hub/web/dist web/dist', '--from=built', 'COPY requires at least two arguments'],
  ['--interval=10s', '--every=10s', 'Unknown flag: every'],
])('%s written as %s is found', (right, wrong, problem) => {
  expect(problemsOf(dockerfile.replace(right, wrong))).toEqual(
    expect.arrayContaining([expect.stringContaining(problem)]),
  )
})

test('the image runs on the Node that the repository is tested with, and not as root', () => {
  const { catalog }: { catalog: Record<string, string> } = parse(readFile('pnpm-workspace.yaml'))
  const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)
  expect(new Set(images)).toEqual(new Set([`node:${catalog['node']}-bookworm-slim`]))
  expect(dockerfile.match(/^USER .*/gm)).toEqual(['USER node'])
})
