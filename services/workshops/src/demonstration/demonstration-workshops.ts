import type { WorkshopKind } from '@ama/database'

export interface WorkshopText {
  readonly kind: WorkshopKind
  readonly title: string
  readonly description: string
  /** Days from today, and the hour in the Landes; one per date. */
  readonly dates: readonly { readonly inDays: number; readonly from: number; readonly until: number }[]
  readonly address: string
  readonly seats: number | null
  readonly seatsPerEstablishment: number | null
  /** How many demonstration members are registered, or wait. */
  readonly comers: number
  /** What came of it, where it is over: all but the last of those who registered were there. */
  readonly held?: {
    readonly minutes: string
    readonly decisions: readonly { readonly text: string; readonly dueInDays: number | null }[]
  }
}

/** What each demonstration community has planned; invented, like its members. */
export const demonstrationWorkshops: readonly WorkshopText[] = [
  {
    kind: 'MEETING',
    title: 'Rencontre de la communauté : nos fils encore ouverts',
    description: `Nous reprenons ensemble les questions restées **sans solution** : chacune a dix minutes, et repart avec un nom.`,
    dates: [{ inDays: 12, from: 9, until: 12 }],
    address: 'Salle du conseil, mairie',
    seats: null,
    seatsPerEstablishment: null,
    comers: 3,
  },
  {
    kind: 'WORKSHOP',
    title: 'Atelier « cadre dirigeant » : conduire le changement',
    description: `Deux demi-journées entre pairs, sur **deux situations apportées par vous**. La restitution dit qui s’engage à quoi.`,
    dates: [
      { inDays: 26, from: 9, until: 13 },
      { inDays: 27, from: 9, until: 13 },
    ],
    address: 'Espace de réunion, centre-bourg',
    seats: 40,
    seatsPerEstablishment: 2,
    comers: 4,
  },
  {
    kind: 'WORKSHOP',
    title: 'Accueillir un apprenti : un après-midi, trois places',
    description: `Un atelier court pour préparer les premières semaines. Le nombre de places est volontairement réduit.`,
    dates: [{ inDays: 8, from: 14, until: 17 }],
    address: 'Maison des services',
    seats: 3,
    seatsPerEstablishment: null,
    comers: 4,
  },
  {
    kind: 'WORKSHOP',
    title: 'Restitution : accueillir les nouveaux salariés',
    description: `Chaque établissement raconte une arrivée réussie, et une qui l’a moins été.`,
    dates: [{ inDays: -16, from: 9, until: 12 }],
    address: 'Salle polyvalente',
    seats: 20,
    seatsPerEstablishment: null,
    comers: 4,
    held: {
      minutes: `## Ce qui aide\n\n- un **référent d’accueil** nommé avant l’arrivée\n- un point à une semaine, puis à un mois\n\n## Ce qui manque\n\nUn livret commun aux établissements du territoire.`,
      decisions: [
        { text: 'Réunir les livrets d’accueil existants et en proposer un commun', dueInDays: 30 },
        { text: 'Nommer un référent d’accueil dans chaque établissement volontaire', dueInDays: null },
      ],
    },
  },
]
