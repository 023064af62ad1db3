/** The servers of one cluster (or the only one), and what they ask of whoever connects. */
export interface NatsServers {
  /** Without credentials, fit to be shown. */
  readonly servers: readonly string[]
  readonly credentials: { readonly user: string; readonly pass: string } | { readonly token: string } | null
}

const schemes = ['nats:', 'tls:', 'ws:', 'wss:']
const isWebSocket = (protocol: string): boolean => protocol.startsWith('ws')
const shownScheme = (text: string): string => /^[a-z]+:\/\//i.exec(text)?.[0] ?? ''

const decoded = (text: string): string | null => {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

const credentialsOf = ({ username, password }: URL): NatsServers['credentials'] | 'unreadable' => {
  const [user, pass] = [decoded(username), decoded(password)]
  if (user === null || pass === null) return 'unreadable'
  if (user === '') return null
  return pass === '' ? { token: user } : { user, pass }
}

/**
 * Reads NATS_URL: one address, or those of a cluster's servers, separated by commas, with the user and password (or the
 * token) in each or in the first alone. `problem` says what it should be, and never shows a password.
 */
export const readNatsServers = (text: string): NatsServers | { readonly problem: string } => {
  const urls: URL[] = []
  for (const [index, part] of text.split(',').entries()) {
    const url = URL.parse(part.trim())
    const which = `address ${index + 1}${shownScheme(part) ? ` (${shownScheme(part)}…)` : ''}`
    if (!url || !schemes.includes(url.protocol) || url.hostname === '') {
      return {
        problem: `must be nats://host:port, or several of a cluster separated by commas; ${which} is none (tls://, ws:// and wss:// are known too)`,
      }
    }
    urls.push(url)
  }
  const all = urls.map(credentialsOf)
  const [credentials = null] = all
  if (all.includes('unreadable') || credentials === 'unreadable') {
    return { problem: 'has a user or password that is not percent-encoded: write % as %25, @ as %40, a comma as %2C' }
  }
  if (all.some((other) => other !== null && JSON.stringify(other) !== JSON.stringify(credentials))) {
    return { problem: 'must have the same user and password for every server: they are one cluster' }
  }
  if (new Set(urls.map(({ protocol }) => isWebSocket(protocol))).size > 1) {
    return { problem: 'must be all nats:// and tls://, or all ws:// and wss://' }
  }
  return { servers: urls.map(({ protocol, host }) => `${protocol}//${host}`), credentials }
}
