import type { Load } from './load.ts'

const mutation = `mutation ($input: AskForHelpInput!) {
  askForHelp(input: $input) { __typename ... on Thread { id title } ... on Error { code message } }
}`

/** Asks for help in the hub; throws what it refused. */
const ask = async ({ url, publisherToken, communityId }: Load, number: number): Promise<void> => {
  const input = { communityId, title: `Question ${number}`, body: 'Qui a déjà résolu cela ?', topics: ['recrutement'] }
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${publisherToken}` },
    body: JSON.stringify({ query: mutation, variables: { input } }),
  })
  const text = await response.text()
  if (!text.includes('"__typename":"Thread"')) throw new Error(`The hub refused a question: ${text}`)
}

const post = async ({ url, frame }: Load): Promise<void> => {
  const response = await fetch(url, { method: 'POST', body: frame })
  await response.arrayBuffer()
}

/** Makes one event happen; resolves when the server has accepted it. */
export const publish = (load: Load, number: number): Promise<void> =>
  load.target === 'hub' ? ask(load, number) : post(load)
