import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { testFolder } from '@ama/testkit'
import { type CheckedBackup, checkBackup } from '../backup/check-backup.ts'
import { writeBackup } from '../backup/write-backup.ts'
import type { Database } from '../connect.ts'

/** Writes a backup of a database and reads it back. */
export const backUp = async ({ url }: Database): Promise<CheckedBackup> => {
  const file = path.join(testFolder('backup'), 'hub.tar.zst')
  await writeBackup(url, { version: '0.1.0', destination: createWriteStream(file) })
  return checkBackup(file)
}
