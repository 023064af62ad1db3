import type { LegalStatus } from '@ama/database'

/** A kind of establishment as the demonstration mixes them: FINESS category, who runs it, usual size. */
export interface Kind {
  /** FINESS category; null for a CCAS or CIAS, which FINESS doesn't know. */
  readonly code: string | null
  readonly label: string
  /** Before the invented proper name. */
  readonly prefix: string
  /** Who usually runs one, most usual first. */
  readonly statuses: readonly LegalStatus[]
  /** Employees of a middling one. */
  readonly employees: number
}

const kind = (
  code: string | null,
  label: string,
  prefix: string,
  employees: number,
  ...statuses: LegalStatus[]
): Kind => ({ code, label, prefix, statuses, employees })

const nursingHome = kind(
  '500',
  'EHPAD',
  'EHPAD',
  62,
  'TERRITORIAL_PUBLIC',
  'HOSPITAL_PUBLIC',
  'ASSOCIATION',
  'COMMERCIAL',
  'MUTUAL',
)
const homeHelp = kind(
  '460',
  'Service autonomie aide',
  'Aide à domicile',
  48,
  'ASSOCIATION',
  'COMMERCIAL',
  'TERRITORIAL_PUBLIC',
  'MUTUAL',
)

/** Every community has these, in this order of importance. */
export const commonKinds: readonly Kind[] = [
  nursingHome,
  kind(null, 'CIAS', 'CIAS', 70, 'TERRITORIAL_PUBLIC'),
  homeHelp,
  kind('246', 'ESAT', 'ESAT', 34, 'ASSOCIATION'),
  nursingHome,
  kind('202', 'Résidence autonomie', 'Résidence autonomie', 14, 'TERRITORIAL_PUBLIC', 'ASSOCIATION', 'MUTUAL'),
  kind('183', 'IME', 'IME', 52, 'ASSOCIATION', 'HOSPITAL_PUBLIC'),
  kind('177', 'MECS', 'MECS', 30, 'ASSOCIATION'),
  homeHelp,
]

/** Of these each community has some, so that no two are alike. */
export const otherKinds: readonly Kind[] = [
  kind('354', 'SSIAD', 'SSIAD', 24, 'ASSOCIATION', 'HOSPITAL_PUBLIC', 'MUTUAL'),
  kind('446', 'SAVS', 'SAVS', 9, 'ASSOCIATION'),
  nursingHome,
  kind(
    '449',
    'Accueil non médicalisé pour personnes handicapées',
    'Foyer de vie',
    38,
    'ASSOCIATION',
    'HOSPITAL_PUBLIC',
  ),
  kind('182', 'SESSAD', 'SESSAD', 15, 'ASSOCIATION'),
  kind('214', 'CHRS', 'CHRS', 17, 'ASSOCIATION'),
  kind('209', 'Service autonomie aide et soins', 'Service autonomie', 58, 'TERRITORIAL_PUBLIC', 'ASSOCIATION'),
  kind('255', 'MAS', 'MAS', 64, 'HOSPITAL_PUBLIC', 'ASSOCIATION'),
  kind(null, 'CCAS', 'CCAS', 12, 'TERRITORIAL_PUBLIC'),
  kind('186', 'ITEP', 'ITEP', 36, 'ASSOCIATION'),
  kind('445', 'SAMSAH', 'SAMSAH', 11, 'ASSOCIATION'),
  kind('448', 'Accueil médicalisé pour personnes handicapées', 'Foyer d’accueil', 46, 'ASSOCIATION', 'HOSPITAL_PUBLIC'),
  kind('190', 'CAMSP', 'CAMSP', 10, 'HOSPITAL_PUBLIC', 'ASSOCIATION'),
  kind('295', 'Service AEMO', 'Service AEMO', 19, 'ASSOCIATION'),
  kind('340', 'Service MJPM', 'Service MJPM', 13, 'ASSOCIATION'),
  kind('189', 'CMPP', 'CMPP', 12, 'ASSOCIATION'),
  kind('175', 'Foyer de l’enfance', 'Foyer de l’enfance', 28, 'TERRITORIAL_PUBLIC'),
]
