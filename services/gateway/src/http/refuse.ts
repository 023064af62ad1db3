import type { ServerResponse } from 'node:http'

/** Answers before GraphQL has a say, in its form, and closes the connection. */
export const refuse = (response: ServerResponse, status: number, code: string, message: string): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', connection: 'close' })
  response.end(JSON.stringify({ errors: [{ message, extensions: { code } }] }))
}
