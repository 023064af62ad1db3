import type { ThreadText } from './thread-text.ts'
import { armagnacAdour } from './threads/armagnac-landais-grenadois-adour.ts'
import { luysOrthe } from './threads/chalosse-luys-pays-d-orthe.ts'
import { chalosseTursan } from './threads/chalosse-tursan.ts'
import { grandDax } from './threads/grand-dax.ts'
import { grandsLacs } from './threads/grands-lacs-cote-d-argent.ts'
import { hauteLande } from './threads/haute-lande-landes-d-armagnac.ts'
import { marsan } from './threads/marsan.ts'
import { morcenaisTarusate } from './threads/pays-morcenais-pays-tarusate.ts'
import { seignanxMaremne } from './threads/seignanx-maremne-adour-cote-sud.ts'

/** The demonstration threads of each community, by its address. */
export const demonstrationThreads: Readonly<Record<string, readonly ThreadText[]>> = {
  'grands-lacs-cote-d-argent': grandsLacs,
  'haute-lande-landes-d-armagnac': hauteLande,
  'pays-morcenais-pays-tarusate': morcenaisTarusate,
  marsan,
  'armagnac-landais-grenadois-adour': armagnacAdour,
  'chalosse-tursan': chalosseTursan,
  'grand-dax': grandDax,
  'chalosse-luys-pays-d-orthe': luysOrthe,
  'seignanx-maremne-adour-cote-sud': seignanxMaremne,
}
