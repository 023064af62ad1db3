import { idOf, type Route } from '@ama/graphql'
import { forbidden, notFound, unauthenticated } from '@ama/kernel'
import { withDates } from '../calendar/workshop-calendar.ts'
import { findWorkshop } from '../commands/find-workshop.ts'
import { mayOrganise } from '../permissions/workshop.ts'
import { seatHolding } from '../rules/seat-holding.ts'
import { attendanceSheet } from '../sheet/attendance-sheet.ts'

const placeOf = (place: { address: string | null; commune: { name: string } | null }): string =>
  [place.address, place.commune?.name].filter(Boolean).join(', ')

/** `/sheets/<workshop id>.pdf`: the sheet to be signed, for who organises. */
export const sheets: Route = {
  prefix: '/sheets/',
  answer: async ({ hub, rest, viewer }) => {
    const [, nodeId] = /^([^/]+)\.pdf$/.exec(rest) ?? []
    if (nodeId === undefined) throw notFound('Cette feuille n’existe pas.')
    const actor = await viewer()
    if (!actor) throw unauthenticated()
    const id = idOf('Workshop', nodeId, 'workshopId')
    const facts = await hub.database.prisma.$transaction((tx) => findWorkshop(tx, actor, id))
    if (!mayOrganise(actor, facts)) throw forbidden('La feuille d’émargement est pour les personnes qui organisent.')
    const workshop = await hub.database.prisma.workshop.findUniqueOrThrow({
      where: { id },
      include: {
        ...withDates,
        organisers: { include: { member: true } },
        registrations: {
          where: { state: { in: [...seatHolding] } },
          include: { member: true, establishment: true },
          orderBy: { member: { displayName: 'asc' } },
        },
      },
    })
    const body = await attendanceSheet({
      title: workshop.title,
      place: placeOf(workshop),
      organisers: workshop.organisers.map(({ member }) => member.displayName),
      dates: workshop.dates.map((date) => ({ ...date, place: placeOf(date) || null })),
      people: workshop.registrations.map(({ member, establishment }) => ({
        name: member.displayName,
        establishment: establishment?.name ?? member.organisation ?? '',
      })),
    })
    return { status: 200, type: 'application/pdf', body, fileName: 'emargement.pdf' }
  },
}
