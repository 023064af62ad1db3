import { jwtVerify } from 'jose'
import { z } from 'zod'
import type { ProviderDiscovery } from './discover-provider.ts'

const claims = z.object({
  sub: z.string().min(1),
  email: z.email(),
  email_verified: z.union([z.boolean(), z.stringbool()]).optional(),
  name: z.string().optional(),
  given_name: z.string().optional(),
  usual_name: z.string().optional(),
})

/** Milliseconds. */
const patience = 10_000

/**
 * Who signed in at the provider, from its userinfo endpoint: JSON, or (ProConnect) a JWT signed with the provider's
 * keys for this client. null when the answer can't be trusted. An address counts as verified unless the provider says
 * that it isn't: the operator chose a provider that vouches for its people, and ProConnect doesn't send the claim.
 */
export const readIdentity = async (discovery: ProviderDiscovery, clientId: string, accessToken: string) => {
  const { issuer, keys, userinfo_endpoint: endpoint } = await discovery.provider()
  const response = await fetch(endpoint, {
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/jwt, application/json' },
    signal: AbortSignal.timeout(patience),
  })
  if (!response.ok) return null
  const isSigned = response.headers.get('content-type')?.startsWith('application/jwt') ?? false
  const body = isSigned
    ? (await jwtVerify(await response.text(), keys, { issuer, audience: clientId })).payload
    : await response.json()
  const read = claims.safeParse(body)
  if (!read.success) return null
  const { sub, email, email_verified: verified, given_name: first, usual_name: last, name } = read.data
  const displayName = name ?? [first, last].filter(Boolean).join(' ')
  return { id: sub, sub, email: email.toLowerCase(), emailVerified: verified ?? true, name: displayName }
}
