import type { Database } from '@ama/database'
import { newId } from '@ama/kernel'

/** Two communities with two establishments each, in communes that don't exist. */
export const makePlaces = async ({ prisma }: Database) => {
  await prisma.epci.create({ data: { siren: '999999999', name: 'CC d’ici', kind: 'CC' } })
  const make = async (slug: string, communeCode: string) => {
    const id = newId()
    await prisma.commune.create({ data: { code: communeCode, name: slug, population: 100, epciSiren: '999999999' } })
    await prisma.community.create({ data: { id, slug, name: slug, demonstration: true, createdAt: new Date() } })
    await prisma.communityCommune.create({ data: { communityId: id, communeCode } })
    const establish = async (name: string) => {
      const made = { id: newId(), name, categoryLabel: 'EHPAD', legalStatus: 'ASSOCIATION' as const }
      await prisma.establishment.create({ data: { ...made, employeeCount: 30, communeCode } })
      return made.id
    }
    return { id, slug, first: await establish(`EHPAD 1, ${slug}`), second: await establish(`EHPAD 2, ${slug}`) }
  }
  return { marsan: await make('marsan', '40901'), dax: await make('grand-dax', '40902') }
}

export type Places = Awaited<ReturnType<typeof makePlaces>>
