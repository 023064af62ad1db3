import { hash, randomBytes } from 'node:crypto'

// Makes a leaked token recognisable to people and to scanners of repositories.
const prefix = 'ama_'

/** A new secret of 256 random bits, with what is kept of it. */
export const newTokenSecret = (): { secret: string; start: string; secretHash: string } => {
  const secret = prefix + randomBytes(32).toString('base64url')
  return { secret, start: secret.slice(0, prefix.length + 4), secretHash: hashSecret(secret) }
}

/** A random secret needs no salt and no slow hash: there is nothing to guess. */
export const hashSecret = (secret: string): string => hash('sha256', secret, 'base64url')

/** False for what can't be one of ours, without asking the database. */
export const looksLikeToken = (text: string): boolean => text.startsWith(prefix) && text.length === prefix.length + 43
