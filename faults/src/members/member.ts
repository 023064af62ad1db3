import type { Site } from '../site/open-site.ts'
import { post } from './post.ts'

/** Addresses of those who take part, and what each may see: Marsan, Grand Dax, everything, or what is open to the network. */
export const addresses = {
  directrice: 'directrice.marsan@demo.example',
  ambassadrice: 'ambassadrice.marsan@demo.example',
  directeur: 'directeur.dax@demo.example',
  referente: 'referente@demo.example',
  greta: 'greta@demo.example',
  ars: 'ars@demo.example',
} as const

type Name = keyof typeof addresses

export interface Member {
  readonly name: string
  readonly id: string
  readonly token: string
}

export type Members = Readonly<Record<Name, Member>>

/** The uuid behind a GraphQL id. */
export const uuidOf = (id: string): string => Buffer.from(id, 'base64url').toString().split(':')[1] ?? ''

/** The personas of the demonstration, each with a token. */
export const openMembers = async (site: Site): Promise<Members> => {
  const open = async (name: Name): Promise<Member> => {
    const token = site.tokens[Object.keys(addresses).indexOf(name)] ?? ''
    const answer = await post(site.gateways[0]?.port ?? 0, token, '{ viewer { member { id } } }')
    const { member } = (answer.data?.['viewer'] ?? {}) as { member?: { id: string } }
    if (!member) throw new Error(`${name} can't sign in: ${JSON.stringify(answer)}`)
    return { name, id: uuidOf(member.id), token }
  }
  return {
    directrice: await open('directrice'),
    ambassadrice: await open('ambassadrice'),
    directeur: await open('directeur'),
    referente: await open('referente'),
    greta: await open('greta'),
    ars: await open('ars'),
  }
}
