import type { Site } from '../site/open-site.ts'
import type { Member } from './member.ts'
import { post } from './post.ts'

/** GraphQL ids of where things happen. */
export interface Places {
  readonly marsan: string
  readonly dax: string
  /** Open to the whole network, with fewer seats than members who come. */
  readonly workshop: string
}

const communities = '{ marsan: community(slug: "marsan") { id } dax: community(slug: "grand-dax") { id } }'
const schedule = `mutation ($input: ScheduleWorkshopInput!) { scheduleWorkshop(input: $input)
  { __typename ... on Workshop { id } ... on Error { code message } } }`
const publish = `mutation ($id: ID!) { publishWorkshop(input: { workshopId: $id })
  { __typename ... on Workshop { id } ... on Error { code message } } }`

const day = 86_400_000

/** Two communities, and a workshop that the referent plans in them. */
export const openPlaces = async (site: Site, { token }: Member): Promise<Places> => {
  const ask = async (query: string, variables: object = {}): Promise<Record<string, { id: string }>> => {
    const { data, errors } = await post(site.gateways[0]?.port ?? 0, token, query, variables)
    if (errors) throw new Error(JSON.stringify(errors))
    return data as Record<string, { id: string }>
  }
  const found = await ask(communities)
  const [marsan, dax] = [found['marsan']?.id ?? '', found['dax']?.id ?? '']
  const startsAt = new Date(Date.now() + 30 * day)
  const input = {
    title: 'Tenir ses promesses',
    kind: 'WORKSHOP',
    communityIds: [marsan, dax],
    openTo: 'NETWORK',
    startsAt,
    endsAt: new Date(startsAt.getTime() + day / 8),
    seats: 2,
  }
  const planned = await ask(schedule, { input })
  const workshop = planned['scheduleWorkshop']?.id ?? ''
  await ask(publish, { id: workshop })
  return { marsan, dax, workshop }
}
