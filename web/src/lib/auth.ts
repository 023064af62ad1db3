/** What better-auth answers when it refuses. */
export interface SignInRefusal {
  status: number
  code: string | null
  message: string | null
}

export type SignInAnswer<T> = { ok: true; value: T } | { ok: false; refusal: SignInRefusal | null }

const call = async <T>(path: string, body: object): Promise<SignInAnswer<T>> => {
  try {
    const response = await fetch(`/api/auth${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-csrf': '1', accept: 'application/json' },
      body: JSON.stringify(body),
    })
    const answer = await response.json().catch(() => null)
    if (response.ok) return { ok: true, value: answer }
    return {
      ok: false,
      refusal: { status: response.status, code: answer?.code ?? null, message: answer?.message ?? null },
    }
  } catch {
    return { ok: false, refusal: null }
  }
}

/** Sends a sign-in link; the answer is the same whether or not the address is known. */
export const askForLink = (email: string) => call<unknown>('/sign-in/magic-link', { email })

/** Uses the link's token: once, within 15 minutes. */
export const signInWithLink = (token: string) => call<unknown>('/sign-in/link', { token })

/** Only in the demonstration: the door does not exist elsewhere. */
export const signInAsPersona = (email: string) => call<unknown>('/demonstration/sign-in', { email })

/** Gives the address of the OpenID Connect provider to go to. */
export const startOpenId = (callbackURL: string) =>
  call<{ url: string }>('/sign-in/social', { provider: 'openid', callbackURL, errorCallbackURL: '/connexion' })

export const endThisSession = () => call<unknown>('/sign-out', {})
