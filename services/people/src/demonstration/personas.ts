import type { Role } from '@ama/kernel'

/** Who one can be in the demonstration, with one click. */
export interface Persona {
  readonly email: string
  readonly displayName: string
  /** In French: what this person does here. */
  readonly description: string
  readonly role: Role
  /** Slug; null: the whole network. */
  readonly community: string | null
  /** For those who work in no establishment. */
  readonly organisation: string | null
}

export const personas: readonly Persona[] = [
  {
    email: 'referente@demo.example',
    displayName: 'Hélène Castaing',
    description: 'Référente réseau : elle accompagne les neuf communautés.',
    role: 'NETWORK_REFERENT',
    community: null,
    organisation: 'Département des Landes',
  },
  {
    email: 'directrice.marsan@demo.example',
    displayName: 'Nadège Lafitte',
    description: 'Directrice d’établissement, communauté Marsan.',
    role: 'MANAGER',
    community: 'marsan',
    organisation: null,
  },
  {
    email: 'directeur.dax@demo.example',
    displayName: 'Bruno Darrigade',
    description: 'Directeur d’établissement, communauté Grand Dax.',
    role: 'MANAGER',
    community: 'grand-dax',
    organisation: null,
  },
  {
    email: 'greta@demo.example',
    displayName: 'Claire Etchegoyen',
    description: 'Organisme de formation, pour tout le réseau.',
    role: 'TRAINING_BODY',
    community: null,
    organisation: 'GRETA',
  },
  {
    email: 'ambassadrice.marsan@demo.example',
    displayName: 'Inès Duvignau',
    description: 'Ambassadrice des métiers, communauté Marsan.',
    role: 'AMBASSADOR',
    community: 'marsan',
    organisation: null,
  },
  {
    email: 'ars@demo.example',
    displayName: 'Olivier Peyrelongue',
    description: 'Partenaire : il suit le réseau pour l’ARS.',
    role: 'PARTNER',
    community: null,
    organisation: 'ARS',
  },
]
