import fs from 'node:fs'
import path from 'node:path'

/** Where the embedded PostgreSQL of a hub with this data folder answers. */
export const databaseUrlOf = (dataDir: string): string => {
  const secret = (name: string) => fs.readFileSync(path.join(dataDir, 'postgres', name), 'utf8').trim()
  return `postgres://postgres:${encodeURIComponent(secret('password'))}@127.0.0.1:${secret('port')}/hub`
}
