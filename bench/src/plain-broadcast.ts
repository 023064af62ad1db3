import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'

// The least that could be done, as a program of its own: what is posted goes to every socket as it is.
// No database, no rights, no order, no replay: what the hub adds is measured against it.
const http = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const text = Buffer.concat(parts).toString()
    for (const socket of sockets.clients) socket.send(text)
    response.writeHead(204).end()
  })
})
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })

http.listen(Number(process.argv[2]), '127.0.0.1', () => console.log('Plain broadcast ready'))
process.once('SIGTERM', () => process.exit(0))
