import { inspect } from 'node:util'
import { createLogger, readConfiguration, systemClock } from '@ama/kernel'
import { replayDeadLetter } from '@ama/bus'
import { Command, InvalidArgumentError, Option } from 'commander'
import { backup } from './commands/backup.ts'
import { restore } from './commands/restore.ts'
import { explain } from './explain.ts'
import { openDatabase } from './open-database.ts'
import { Problem } from './problem.ts'
import { roles, type ProcessRole } from './roles.ts'
import { runUntilSignal } from './run-until-signal.ts'
import { createSteps } from './steps.ts'

// The areas and the gateway take two seconds to load: each command loads what it needs, once its settings are right.

const settings = () => {
  const configuration = readConfiguration(process.env, process.cwd())
  return { configuration, log: createLogger(configuration.logLevel) }
}
const silent = createSteps(() => {})
/** For commands whose standard output is for what they print. */
const aloud = createSteps((text) => void process.stderr.write(text))
const print = (line: string) => void process.stdout.write(`${line}\n`)

/** Opens the database for one command, seeded, and lets go of it. */
const withDatabase = async (
  work: (database: Awaited<ReturnType<typeof openDatabase>>['database']) => Promise<void>,
) => {
  const { configuration, log } = settings()
  const { seed } = await import('./seed.ts')
  const { database, close } = await openDatabase(configuration, log, silent)
  try {
    await seed(database, systemClock, configuration.demo)
    await work(database)
  } finally {
    await close()
  }
}

const parseRoles = (text: string): ProcessRole[] =>
  text.split(',').map((name) => {
    const role = roles.find((known) => known === name.trim())
    if (!role) throw new InvalidArgumentError(`the roles are ${roles.join(', ')}.`)
    return role
  })

const parseCount = (text: string): number => {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1 || count > 10_000) throw new InvalidArgumentError('from 1 to 10000.')
  return count
}

const program = new Command('hub').description('The AMA hub: one program, its roles chosen at start.')

program
  .command('start')
  .description('start the hub, all roles in this process unless told otherwise')
  .addOption(new Option('--roles <roles>', roles.join(',')).argParser(parseRoles).default([...roles]))
  .option('--areas <areas>', 'run the reactions of these areas only', (text) => text.split(','))
  .action(async (options: { roles: ProcessRole[]; areas?: string[] }) => {
    const { configuration, log } = settings()
    const step = createSteps((text) => void process.stdout.write(text))
    const { start } = await import('./commands/start.ts')
    await runUntilSignal(log, () =>
      start({ configuration, log, step, roles: options.roles, areas: options.areas ?? null }),
    )
  })

program
  .command('migrate')
  .description('bring the database to this version')
  .action(async () => {
    const { configuration, log } = settings()
    const { close } = await openDatabase(
      configuration,
      log,
      createSteps((text) => void process.stdout.write(text)),
    )
    await close()
  })

const seeds = program.command('seed').description('make demonstration data')
seeds
  .command('load')
  .description('add N demonstration members to a community: load-1@demo.example to load-N@demo.example')
  .requiredOption('--members <n>', 'how many', parseCount)
  .requiredOption('--community <slug>', 'such as marsan')
  .action(({ members, community }: { members: number; community: string }) =>
    withDatabase(async (database) => {
      const { seedLoad } = await import('@ama/people')
      await seedLoad(database, { members, communitySlug: community })
      print(`${members} members in ${community}`)
    }),
  )

program
  .command('token')
  .description('print personal tokens, one a line, in the order of the addresses')
  .requiredOption('--as <email>', 'whose (may be repeated)', (email: string, emails: string[] = []) => [
    ...emails,
    email,
  ])
  .action(({ as }: { as: string[] }) =>
    withDatabase(async (database) => {
      const { issueTokens } = await import('@ama/people')
      for (const token of await issueTokens(database, as)) print(token)
    }),
  )

program
  .command('doctor')
  .description('database, stream, relay, reactions, dead letters, disk')
  .action(async () => {
    const { configuration, log } = settings()
    const { doctor } = await import('./commands/doctor.ts')
    const { lines, healthy } = await doctor(configuration, log, silent)
    lines.forEach(print)
    if (!healthy) process.exitCode = 1
  })

program
  .command('replay')
  .description('give a dead letter back to its reaction')
  .argument('<letter>', 'the id that doctor shows, or "all"')
  .action((letter: string) =>
    withDatabase(async (database) => {
      const count = await replayDeadLetter(database, letter)
      if (count === 0 && letter !== 'all')
        throw new Problem(`There is no dead letter ${letter}: hub doctor lists them.`)
      print(`${count} put back`)
    }),
  )

program
  .command('backup')
  .description('write everything to a file, while the hub runs')
  .argument('<file>', 'a new file, or - for standard output')
  .action(async (file: string) => {
    const interrupted = new AbortController()
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => interrupted.abort())
    const written = await backup({ ...settings(), step: aloud, file, signal: interrupted.signal })
    if (file !== '-') print(written)
  })

program
  .command('restore')
  .description('put a backup in the place of what is there, all or nothing, while the hub runs or not')
  .argument('<file>', 'written by backup')
  .option('--replace', 'also when there are data, which are lost', false)
  .action(async (file: string, { replace }: { replace: boolean }) => {
    for (const line of await restore({ ...settings(), step: aloud, file, replace })) print(line)
  })

program
  .command('schema')
  .description('print the GraphQL schema')
  .action(async () => {
    const [{ schema }, { printSchema, lexicographicSortSchema }] = await Promise.all([
      import('@ama/gateway'),
      import('graphql'),
    ])
    print(printSchema(lexicographicSortSchema(schema)))
  })

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  if (process.env['HUB_LOG_LEVEL'] === 'debug') process.stderr.write(`${inspect(error)}\n`)
  process.exitCode = 1
}
