import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { root } from '../run/places.mjs'
import { temporaryFolder } from '../testing/temporary-folder.ts'

// Another program is asked, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const day = 24 * 60 * 60_000

/** Runs infra/backup.sh with a program in the place of the hub; gives its exit code and the backups that are there then. */
const backUp = (hub: string) => {
  using folder = temporaryFolder({
    'bin/node': `#!/bin/sh\n${hub}\n`,
    'backups/hub-old.backup': '',
    'backups/hub-old.backup.3f0c.part': '',
    'backups/mine': '',
  })
  fs.chmodSync(path.join(folder.root, 'bin/node'), 0o755)
  const backups = path.join(folder.root, 'backups')
  const longAgo = new Date(Date.now() - 16 * day)
  for (const file of fs.readdirSync(backups)) fs.utimesSync(path.join(backups, file), longAgo, longAgo)
  const env = { PATH: `${path.join(folder.root, 'bin')}:${process.env['PATH']}`, BACKUP_FOLDER: backups }
  const { status } = spawnSync(path.join(root, 'infra/backup.sh'), { env })
  return { status, files: fs.readdirSync(backups).toSorted() }
}

test('a new backup takes the place of those older than two weeks, also of one that was cut short, and of nothing else', () => {
  const { status, files } = backUp('[ "$2" = backup ] && echo data > "$3"')
  expect(status).toBe(0)
  expect(files).toEqual([expect.stringMatching(/^hub-\d{4}-\d\d-\d\dT[\d-]+Z\.backup$/), 'mine'])
})

test('without a new backup the old ones stay', () => {
  expect(backUp('exit 1')).toEqual({ status: 1, files: ['hub-old.backup', 'hub-old.backup.3f0c.part', 'mine'] })
})
