const places = [
  'L’Airial',
  'La Clairière',
  'Le Belvédère',
  'La Passerelle',
  'Le Sentier',
  'La Halte',
  'L’Escale',
  'La Source',
  'Le Verger',
  'La Lisière',
  'Le Pontet',
  'La Traverse',
  'L’Oustau',
  'La Garenne',
]

const complements = [
  'des Palombes',
  'aux Fougères',
  'des Gemmeurs',
  'des Cistudes',
  'du Vent d’Ouest',
  'des Engoulevents',
  'aux Libellules',
  'des Arbousiers',
  'de l’Aubier',
  'des Échassiers',
  'aux Chevreuils',
  'des Bruyères cendrées',
  'de la Grande Ourse',
  'des Huppes',
  'du Loriot',
  'des Fauvettes pitchous',
  'aux Hippocampes',
]

/** How many names there are before one comes back. */
export const inventedNames = places.length * complements.length

/**
 * The n-th proper name, from 0: invented, so that no demonstration establishment is taken for a real one. The two
 * lists' lengths have no common divisor, so walking both at once meets every pair.
 */
export const inventedName = (n: number): string => `${places[n % places.length]} ${complements[n % complements.length]}`
