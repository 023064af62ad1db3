import { BackupProblem } from './backup-problem.ts'
import type { Manifest, Summary } from './manifest.ts'
import { readBackup } from './read-backup.ts'

export interface CheckedBackup {
  readonly file: string
  readonly manifest: Manifest
  readonly summary: Summary
}

/** Reads a whole backup and keeps nothing of it but what it says of itself. Throws BackupProblem when it is not whole. */
export const checkBackup = async (file: string): Promise<CheckedBackup> => {
  const found: { manifest?: Manifest; summary?: Summary } = {}
  for await (const part of readBackup(file)) {
    if (part.kind === 'manifest') found.manifest = part.manifest
    else if (part.kind === 'summary') found.summary = part.summary
    else for await (const _ of part.content);
  }
  const { manifest, summary } = found
  if (!manifest || !summary) throw new BackupProblem(`${file} is not a backup of the hub.`)
  return { file, manifest, summary }
}
