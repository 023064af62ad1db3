interface Commune {
  readonly code: string
  readonly name: string
  readonly epci: { readonly siren: string; readonly name: string }
}

export interface EpciGroup {
  readonly siren: string
  readonly name: string
  readonly communes: readonly Commune[]
}

/** Without accents and case, as people type. */
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[-'’]/g, ' ').toLocaleLowerCase('fr').trim()

/** Communes whose name, or whose EPCI's name, holds the text, by EPCI; both in alphabetical order. */
export const groupByEpci = (communes: readonly Commune[], search: string): EpciGroup[] => {
  const words = plain(search)
  const fitting = communes.filter(({ name, epci }) => plain(name).includes(words) || plain(epci.name).includes(words))
  return Object.values(Object.groupBy(fitting, ({ epci }) => epci.siren))
    .flatMap((group = []) => {
      const [first] = group
      const sorted = group.toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
      return first ? [{ siren: first.epci.siren, name: first.epci.name, communes: sorted }] : []
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
}
