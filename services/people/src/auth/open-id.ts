import type { Configuration, Logger } from '@ama/kernel'
import { genericOAuth } from 'better-auth/plugins'
import { describeError } from './describe-error.ts'
import { discoveryUrl, type ProviderDiscovery } from './discover-provider.ts'
import { readIdentity } from './read-identity.ts'

/** Sign-in by ProConnect or another OpenID Connect provider, of existing members only. */
export const openId = (oidc: NonNullable<Configuration['oidc']>, discovery: ProviderDiscovery, log: Logger) =>
  genericOAuth({
    config: [
      {
        providerId: 'openid',
        name: oidc.name,
        discoveryUrl: discoveryUrl(oidc.issuer),
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        requireIdTokenVerification: true,
        disableSignUp: true,
        // Ends the hub's session only: for more, the provider would want its identity token, which is not kept.
        disableProviderLogout: true,
        getUserInfo: async ({ accessToken }) => {
          if (!accessToken) return null
          return readIdentity(discovery, oidc.clientId, accessToken).catch((error: unknown) => {
            log.warn(describeError(error), 'the OpenID Connect provider’s answer can’t be trusted')
            return null
          })
        },
      },
    ],
  })
