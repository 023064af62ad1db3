import type { Role } from '@ama/kernel'

/** An invented member of a demonstration community. */
export interface InventedPerson {
  readonly displayName: string
  readonly role: Role
}

/** By the community's slug. Names are invented; somebody real who bears one is not meant. */
export const inventedPeople: Readonly<Record<string, readonly InventedPerson[]>> = {
  'grands-lacs-cote-d-argent': [
    { displayName: 'Maylis Sallebert', role: 'MANAGER' },
    { displayName: 'Thierry Cazenabe', role: 'HR' },
    { displayName: 'Aurélie Bordessoule', role: 'PROFESSIONAL' },
  ],
  'haute-lande-landes-d-armagnac': [
    { displayName: 'Jean-Luc Dubédat', role: 'MANAGER' },
    { displayName: 'Sandrine Laporterie', role: 'PROFESSIONAL' },
    { displayName: 'Kévin Tauzia', role: 'AMBASSADOR' },
  ],
  'pays-morcenais-pays-tarusate': [
    { displayName: 'Corinne Mauléon', role: 'MANAGER' },
    { displayName: 'Philippe Destenave', role: 'HR' },
    { displayName: 'Amandine Larrezet', role: 'PROFESSIONAL' },
  ],
  marsan: [
    { displayName: 'Valérie Pouyanne', role: 'HR' },
    { displayName: 'Samir Bensaïd', role: 'PROFESSIONAL' },
    { displayName: 'Mireille Dulucq', role: 'MANAGER' },
    { displayName: 'Lucas Saint-Orens', role: 'PROFESSIONAL' },
  ],
  'armagnac-landais-grenadois-adour': [
    { displayName: 'Frédéric Labeyriotte', role: 'MANAGER' },
    { displayName: 'Christelle Ducamp', role: 'PROFESSIONAL' },
    { displayName: 'Élodie Barrouillet', role: 'AMBASSADOR' },
  ],
  'chalosse-tursan': [
    { displayName: 'Marie-Noëlle Castagnos', role: 'MANAGER' },
    { displayName: 'David Lacouture', role: 'HR' },
    { displayName: 'Fatou Diarra', role: 'PROFESSIONAL' },
  ],
  'grand-dax': [
    { displayName: 'Sylvie Darricau', role: 'HR' },
    { displayName: 'Mathieu Lesbarrères', role: 'PROFESSIONAL' },
    { displayName: 'Nathalie Garrouste', role: 'MANAGER' },
    { displayName: 'Yanis Hourcade', role: 'AMBASSADOR' },
  ],
  'chalosse-luys-pays-d-orthe': [
    { displayName: 'Patricia Lamarquette', role: 'MANAGER' },
    { displayName: 'Guillaume Cazeneuve-Roux', role: 'PROFESSIONAL' },
    { displayName: 'Lucie Bergerot', role: 'HR' },
  ],
  'seignanx-maremne-adour-cote-sud': [
    { displayName: 'Maite Irigaray', role: 'MANAGER' },
    { displayName: 'Stéphane Duhalde', role: 'HR' },
    { displayName: 'Camille Lassalette', role: 'PROFESSIONAL' },
    { displayName: 'Noémie Harriague', role: 'AMBASSADOR' },
  ],
}

/** `Marie-Noëlle Castagnos` writes from marie-noelle.castagnos@demo.example. */
export const emailOf = (displayName: string): string => {
  const local = displayName
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/, '.')
    .replace(/[^a-z.-]/g, '-')
  return `${local}@demo.example`
}

const firstNames =
  'Adèle Baptiste Céline Damien Émilie Florian Gaëlle Hugo Isabelle Julien Karine Laurent Manon Nicolas Océane Pascal Rachida Sébastien Tiphaine Vincent Zoé'.split(
    ' ',
  )
const lastNames =
  'Abadie Bidegain Capdeville Dartigues Estibals Fauthoux Gaillardet Haristoy Junca Laborde Maisonnave Nougaro Ospital Peyrucat Ribeyrol Soubaigné Tastet Urruty Vidalou'.split(
    ' ',
  )

/** A name for the n-th of many: the two lists' lengths have no common divisor, so walking both meets every pair. */
export const inventedName = (n: number): string =>
  `${firstNames[n % firstNames.length]} ${lastNames[n % lastNames.length]}`
