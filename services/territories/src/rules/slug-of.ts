/**
 * The name of a community in its address: lower case, without accents, words joined by '-'.
 * `Grands Lacs – Côte d'Argent` gives `grands-lacs-cote-d-argent`.
 */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

/** False for a text that can't be an address, which the database need not be asked about. */
export const isSlug = (text: string): boolean => /^[a-z0-9-]{1,200}$/.test(text)
