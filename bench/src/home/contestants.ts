import { freePort } from '../free-port.ts'
import type { Visit } from '../load/home-load.ts'
import { startProgram, type RunningProgram } from '../programs.ts'
import { homeDocument, postgraphileDocument } from './document.ts'
import { listedTypes } from './listed.ts'
import type { HomePlace, Member } from './viewers.ts'
import { belongs, viewerHeaders } from './viewer.ts'

/** Somebody who serves the page, and how it is asked for there. */
export interface HomeServer {
  readonly name: string
  readonly url: string
  readonly pid: number
  visit(member: Member, place: HomePlace): Visit
}

export const hubVisit = (token: string, { slug }: Pick<HomePlace, 'slug'>): Visit => ({
  body: JSON.stringify({ query: homeDocument, variables: { slug } }),
  headers: { authorization: `Bearer ${token}` },
})

const believedVisit = (member: Member, { slug }: HomePlace): Visit => ({
  body: JSON.stringify({ query: homeDocument, variables: { slug } }),
  headers: viewerHeaders(member),
})

const postgraphileVisit = (member: Member, { slug, id }: HomePlace): Visit => {
  const all = belongs(member, id)
  const variables = { slug, open: !all, types: listedTypes, audiences: all ? ['community', 'network'] : ['network'] }
  return { body: JSON.stringify({ query: postgraphileDocument, variables }), headers: {} }
}

const baselines: readonly { name: string; program: string; visit: HomeServer['visit'] }[] = [
  { name: 'Yoga over one json_agg', program: 'bench/src/baselines/home-json-agg.ts', visit: believedVisit },
  { name: 'PostGraphile 5', program: 'bench/postgraphile/src/serve.ts', visit: postgraphileVisit },
  { name: 'Pothos + Prisma as shipped', program: 'bench/src/baselines/home-pothos.ts', visit: believedVisit },
]

/** Starts the baselines on the server's core, each with ten connections to the hub's own database. */
export const startHomeBaselines = async (databaseUrl: string): Promise<(HomeServer & RunningProgram)[]> =>
  Promise.all(
    baselines.map(async ({ name, program, visit }) => {
      const port = await freePort()
      const running = await startProgram(program, {
        args: [String(port), databaseUrl],
        env: { NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
        until: /Baseline ready/,
        place: 0,
      })
      return { ...running, name, url: `http://127.0.0.1:${port}`, visit }
    }),
  )
