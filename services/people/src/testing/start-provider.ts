import { createServer, type RequestListener } from 'node:http'
import { Provider, type Configuration, type JWKS } from 'oidc-provider'
import { exportJWK, generateKeyPair } from 'jose'
import { memoryAdapter } from './memory-adapter.ts'

export const client = { id: 'the-hub', secret: 'the-secret-of-the-hub' }

/** Claims of ProConnect: each is a scope of its own. */
const proConnectClaims = {
  openid: ['sub'],
  email: ['email', 'email_verified'],
  given_name: ['given_name'],
  usual_name: ['usual_name'],
  uid: ['uid'],
  siret: ['siret'],
}

export interface Person {
  readonly sub: string
  readonly email: string
  readonly email_verified?: boolean
}

/** A real OpenID Connect provider with ProConnect's claims. `signedUserinfo`: it answers as a JWT, as ProConnect does. */
export const startProvider = async (options: { redirectUri: string; signedUserinfo: boolean; port?: number }) => {
  const people = new Map<string, Person>()
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwks = { keys: [{ ...(await exportJWK(privateKey)), use: 'sig', alg: 'RS256', kid: 'one' }] } as JWKS
  const configuration: Configuration = {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [options.redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
        ...(options.signedUserinfo ? { userinfo_signed_response_alg: 'RS256' } : {}),
      },
    ],
    adapter: memoryAdapter(),
    jwks,
    claims: proConnectClaims,
    scopes: Object.keys(proConnectClaims),
    acrValues: ['eidas1'],
    features: { jwtUserinfo: { enabled: true }, devInteractions: { enabled: false } },
    cookies: { keys: ['a key of the tests'] },
    ttl: { Session: 600, Grant: 600, Interaction: 600, AccessToken: 600, IdToken: 600, AuthorizationCode: 60 },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) => {
      const person = people.get(sub)
      return (
        person && {
          accountId: sub,
          claims: async () => ({
            given_name: 'Élodie',
            usual_name: 'Dubourg',
            uid: sub,
            siret: '22400001800016',
            ...person,
          }),
        }
      )
    },
  }
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const address = server.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const provider = new Provider(issuer, configuration)
  let current = ''

  /** What the provider's own sign-in page would do, for the person who sits before it. */
  const interact: RequestListener = async (request, response) => {
    const { prompt, params } = await provider.interactionDetails(request, response)
    if (prompt.name === 'login') {
      return provider.interactionFinished(request, response, { login: { accountId: current, acr: 'eidas1' } })
    }
    const grant = new provider.Grant({ accountId: current, clientId: client.id })
    grant.addOIDCScope(String(params['scope']))
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
  }
  const answer = provider.callback()
  server.on('request', (request, response) =>
    request.url?.startsWith('/interaction/') ? interact(request, response) : answer(request, response),
  )

  return {
    issuer,
    port: Number(new URL(issuer).port),
    /** Somebody sits down before the browser. */
    sit: (person: Person) => {
      people.set(person.sub, person)
      current = person.sub
    },
    /** Follows a browser from the hub's redirection until the provider sends it back; gives the address it goes back to. */
    signIn: async (from: string): Promise<string> => {
      const cookies = new Map<string, string>()
      let at = from
      while (at.startsWith(issuer)) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const response = await fetch(at, { redirect: 'manual', headers: { cookie } })
        for (const header of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? []
          cookies.set(name, value)
        }
        const location = response.headers.get('location')
        if (!location) throw new Error(`The provider answers ${response.status}: ${await response.text()}`)
        at = new URL(location, at).href
      }
      return at
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections()),
  }
}

export type StartedProvider = Awaited<ReturnType<typeof startProvider>>
