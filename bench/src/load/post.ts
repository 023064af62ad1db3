import http from 'node:http'
import { text } from 'node:stream/consumers'

// Connections are kept: opening one is not what is measured.
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })

/** Posts JSON and gives what was answered; throws on anything but success. */
export const post = (url: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<string> =>
  new Promise((resolve, reject) => {
    const request = http.request(
      url,
      {
        agent,
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        text(response).then((answer) => {
          if (response.statusCode !== undefined && response.statusCode < 300) resolve(answer)
          else reject(new Error(`${url} answered ${response.statusCode}: ${answer}`))
        }, reject)
      },
    )
    request.on('error', reject)
    request.end(body)
  })
