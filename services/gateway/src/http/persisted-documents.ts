import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const file = path.resolve(import.meta.dirname, '../../../../web/src/generated/persisted-documents.json')

/** The documents that the web was built with, by their hash. Browsers send the hash; nothing else is run for them. */
export const readPersistedDocuments = (): ReadonlyMap<string, string> =>
  existsSync(file)
    ? new Map(Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')))))
    : new Map()
