import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { hubNode, root, toolEnvironment } from '../run/places.mjs'
import { watchQueries } from './watch-queries.ts'

// The hub restarts when one of its sources changes, the web's modules are replaced in the open page.
// Links, cookies and the origin check follow the page's address, which is Vite's.
const web = 'http://localhost:5173'
const start = (folder: string, args: string[]) =>
  spawn(hubNode, args, {
    cwd: path.join(root, folder),
    stdio: 'inherit',
    env: { HUB_ORIGIN: web, HUB_LOG_LEVEL: 'info', ...toolEnvironment() },
  })

const children = [
  start('.', ['--watch', '--watch-preserve-output', 'services/hub/src/main.ts', 'start', ...process.argv.slice(2)]),
  start('web', ['node_modules/vite/bin/vite.js', '--clearScreen', 'false', '--strictPort']),
]
// The gateway accepts the generated operations only, and reads them when it starts.
const watching = watchQueries(() => {
  const reader = path.join(root, 'services/gateway/src/http/persisted-documents.ts')
  fs.utimesSync(reader, new Date(), new Date())
})

// The terminal's signal reaches the children too; one sent to us alone does not.
const end = (): void => {
  watching.close()
  for (const child of children) child.kill('SIGTERM')
}
process.once('SIGINT', end)
process.once('SIGTERM', end)
// One without the other is of no use.
for (const child of children) child.once('exit', end)
