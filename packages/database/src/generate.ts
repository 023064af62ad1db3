import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** `node packages/database/src/generate.ts`: makes src/generated from the schema. Says nothing unless it fails. */
const packageFolder = fileURLToPath(new URL('..', import.meta.url))
const prisma = path.join(path.dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js')

const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, 'generate'], {
  cwd: packageFolder,
  encoding: 'utf8',
  env: {
    ...process.env,
    // Where Prisma looks for the Pothos generator.
    PATH: [path.join(packageFolder, 'node_modules/.bin'), path.dirname(process.execPath), process.env['PATH']].join(
      path.delimiter,
    ),
    // Prisma wants a schema engine to download, which generating doesn't use: any file that exists will do.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
})
if (status !== 0) process.stderr.write(`${stdout}${stderr}`)
process.exitCode = status ?? 1
