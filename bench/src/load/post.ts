import http from 'node:http'

// Connections are kept: opening one is not what is measured. Not as long as servers keep them, five seconds: a request on
// one that is being closed gets no answer.
const agent = new http.Agent({ keepAlive: true, maxSockets: 64, timeout: 3_000 })

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
        let answer = ''
        // By events, which costs a fraction of what an iterator does.
        response.setEncoding('utf8').on('data', (text) => (answer += text))
        response.on('error', reject).on('end', () => {
          if (response.statusCode !== undefined && response.statusCode < 300) resolve(answer)
          else reject(new Error(`${url} answered ${response.statusCode}: ${answer}`))
        })
      },
    )
    request.on('error', reject)
    request.end(body)
  })
