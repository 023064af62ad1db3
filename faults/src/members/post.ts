export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

/** One GraphQL request to the gateway on this port. Rejects when nobody answers within so many milliseconds. */
export const post = async (
  port: number,
  token: string,
  query: string,
  variables: object = {},
  within = 10_000,
): Promise<Answer> => {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(within),
  })
  return (await response.json()) as Answer
}
