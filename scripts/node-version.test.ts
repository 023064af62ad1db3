import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

it('packages are chosen for the Node that runs them, not for the one that runs npm', () => {
  const file = path.resolve(import.meta.dirname, '../pnpm-workspace.yaml')
  const workspace: { nodeVersion: string; catalog: { node: string } } = parse(readFileSync(file, 'utf8'))
  // Else pnpm on Node 20 leaves out, without a word, the native part of a tool that asks for Node 22.
  expect(workspace.nodeVersion).toBe(workspace.catalog.node)
})
