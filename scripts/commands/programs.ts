import fs from 'node:fs'
import path from 'node:path'
import { runQuietly } from '../run/child.mjs'

interface Program {
  readonly name: string
  /** The first is the one that is installed; any of them on PATH will do. */
  readonly commands: readonly string[]
  readonly debianPackage: string
  /** What is skipped without it. */
  readonly usedBy: string
}

const programs: readonly Program[] = [
  {
    name: 'nats-server',
    commands: ['nats-server'],
    debianPackage: 'nats-server',
    usedBy: 'the tests of the bus on NATS, and the fault suite',
  },
  {
    name: 'chromium',
    // Without a window and its frame it takes half the time.
    commands: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'],
    debianPackage: 'chromium-headless-shell',
    usedBy: 'the journeys in a real browser',
  },
]

const onPath = (command: string): boolean =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, command)))

const isMissing = ({ commands }: Program): boolean => !commands.some(onPath)
const mayBeBetter = ({ commands: [best] }: Program): boolean => best !== undefined && !onPath(best)

const mayInstall = (): boolean =>
  process.getuid?.() === 0 && fs.existsSync('/etc/debian_version') && fs.existsSync('/usr/bin/apt-get')

const apt = (...args: string[]): Promise<{ code: number; output: string }> =>
  runQuietly('apt-get', ['-qq', '-o', 'Acquire::Retries=3', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })

const install = async (wanted: readonly Program[]): Promise<void> => {
  const packages = wanted.map(({ debianPackage }) => debianPackage)
  console.log(`Installing ${packages.join(' and ')} with apt-get…`)
  const update = await apt('update')
  const { code, output } = await apt('install', '--yes', '--no-install-recommends', ...packages)
  if (code !== 0) console.log(`${update.output}${output}`.trim())
}

/**
 * Installs what the tests want from the machine, as root on Debian, and says of the rest which tests are skipped for
 * want of it. Gives the names of what is still missing.
 */
export const missingPrograms = async (): Promise<string[]> => {
  const wanted = programs.filter(mayBeBetter)
  if (wanted.length > 0 && mayInstall()) await install(wanted)
  const missing = programs.filter(isMissing)
  for (const { name, usedBy } of missing) console.log(`Skipped for want of ${name}: ${usedBy}.`)
  return missing.map(({ name }) => name)
}
