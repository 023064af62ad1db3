import { createServer } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { discoverProvider } from './discover-provider.ts'
import { readIdentity } from './read-identity.ts'

const clientId = 'the-hub'
const elodie = { sub: 'elodie', email: 'Elodie.Dubourg@ehpad.example', given_name: 'Élodie', usual_name: 'Dubourg' }
const mine = await generateKeyPair('RS256')
const forged = await generateKeyPair('RS256')

/** A provider of which only the userinfo endpoint matters. */
const startUserinfo = async (answer: (issuer: string) => Promise<{ type: string; body: string; status?: number }>) => {
  const key = { ...(await exportJWK(mine.publicKey)), alg: 'RS256', use: 'sig', kid: 'one' }
  const server = createServer(async (request, response) => {
    if (request.url === '/userinfo') {
      const { type, body, status = 200 } = await answer(issuer)
      return response.writeHead(status, { 'content-type': type }).end(body)
    }
    const about = { issuer, jwks_uri: `${issuer}/jwks`, userinfo_endpoint: `${issuer}/userinfo` }
    return response.end(JSON.stringify(request.url === '/jwks' ? { keys: [key] } : about))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close().closeAllConnections())
  const address = server.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  return () => readIdentity(discoverProvider(issuer), clientId, 'an access token')
}

const jwt = async (payload: JWTPayload, issuer: string, { key = mine, audience = clientId } = {}) => ({
  type: 'application/jwt; charset=utf-8',
  body: await new SignJWT(payload)
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setIssuer(issuer)
    .setAudience(audience)
    .sign(key.privateKey),
})
const json = async (claims: object) => ({ type: 'application/json', body: JSON.stringify(claims) })
const known = {
  id: 'elodie',
  sub: 'elodie',
  email: 'elodie.dubourg@ehpad.example',
  emailVerified: true,
  name: 'Élodie Dubourg',
}

test('a JWT with the provider’s signature is read', async () => {
  const read = await startUserinfo((issuer) => jwt(elodie, issuer))
  expect(await read()).toEqual(known)
})

test('plain JSON is read', async () => {
  const read = await startUserinfo(() => json(elodie))
  expect(await read()).toEqual(known)
})

test.each(['false', false])('an address said not to be verified (%j) is not', async (email_verified) => {
  const read = await startUserinfo(() => json({ ...elodie, email_verified }))
  expect(await read()).toMatchObject({ emailVerified: false })
})

test('a JWT signed by somebody else, for another client or by another provider is not believed', async () => {
  const byOther = await startUserinfo((issuer) => jwt(elodie, issuer, { key: forged }))
  const forOther = await startUserinfo((issuer) => jwt(elodie, issuer, { audience: 'another-client' }))
  const fromOther = await startUserinfo(() => jwt(elodie, 'https://other.example'))
  const unsigned = await startUserinfo(async () => ({ type: 'application/jwt', body: JSON.stringify(elodie) }))
  for (const read of [byOther, forOther, fromOther, unsigned]) await expect(read()).rejects.toThrow()
})

test.each([{ sub: 'elodie' }, { email: 'a@b.example' }, { sub: '', email: 'a@b.example' }, { sub: 'x', email: 'x' }])(
  'an answer without identity (%j) is nobody',
  async (claims) => {
    const read = await startUserinfo(() => json(claims))
    expect(await read()).toBeNull()
  },
)

test('a provider that refuses gives nobody', async () => {
  const read = await startUserinfo(async () => ({ type: 'application/json', body: '{}', status: 401 }))
  expect(await read()).toBeNull()
})
