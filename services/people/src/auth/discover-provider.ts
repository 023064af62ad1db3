import { createRemoteJWKSet } from 'jose'
import { z } from 'zod'

const metadata = z.object({
  issuer: z.string(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url(),
  scopes_supported: z.array(z.string()).optional(),
  acr_values_supported: z.array(z.string()).optional(),
})

/** ProConnect's scopes are one per claim; other providers know `profile`, and some refuse a scope that they don't. */
const wantedScopes = ['openid', 'email', 'profile', 'given_name', 'usual_name', 'uid', 'siret']
// ProConnect asks for its lowest level to be named.
const wantedLevel = 'eidas1'
/** Milliseconds. */
const patience = 10_000

export const discoveryUrl = (issuer: string): string => `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`

const discover = async (issuer: string) => {
  const response = await fetch(discoveryUrl(issuer), { signal: AbortSignal.timeout(patience) })
  if (!response.ok) throw new Error(`The OpenID Connect provider answers ${response.status} to its discovery`)
  const provider = metadata.parse(await response.json())
  return { ...provider, keys: createRemoteJWKSet(new URL(provider.jwks_uri)) }
}

/** What the provider says about itself: asked once, again after a failure. */
export const discoverProvider = (issuer: string) => {
  let known: ReturnType<typeof discover> | null = null
  const provider = () => {
    known ??= discover(issuer).catch((error: unknown) => {
      known = null
      throw error
    })
    return known
  }
  return {
    provider,
    /** Scopes and level of the request, of what the provider offers. */
    authorization: async () => {
      const { scopes_supported: scopes, acr_values_supported: levels } = await provider()
      return {
        scopes: wantedScopes.filter(
          (scope) => scopes?.includes(scope) ?? ['openid', 'email', 'profile'].includes(scope),
        ),
        ...(levels?.includes(wantedLevel) ? { additionalParams: { acr_values: wantedLevel } } : {}),
      }
    },
  }
}

export type ProviderDiscovery = ReturnType<typeof discoverProvider>
