import { mkdtempSync } from 'node:fs'
import path from 'node:path'
import { inject } from 'vitest'

/** A new folder (mode 700), removed after the run at the latest. A server that runs there leaves its pid in a `*.pid` file. */
export const testFolder = (name: string): string => mkdtempSync(path.join(inject('testRun').folder, `${name}-`))
