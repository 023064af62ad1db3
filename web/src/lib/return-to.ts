import { storage } from './storage.ts'

const key = 'ama:return-to'

/** A path of this site, or the home page: never another site, whatever the address says. */
export const safePath = (path: string | null | undefined): string =>
  path?.startsWith('/') && !path.startsWith('//') && !path.includes('\\') && !path.startsWith('/connexion') ? path : '/'

/** Where to come back to after sign-in; kept, because the link of the e-mail opens another tab. */
export const keepReturnPath = (path: string): void => storage.write(key, safePath(path))

export const takeReturnPath = (): string => {
  const path = safePath(storage.read(key))
  storage.remove(key)
  return path
}
