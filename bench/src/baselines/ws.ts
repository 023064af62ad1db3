import { WebSocketServer } from 'ws'
import { listen, messageOf, serveEvents } from './tell.ts'

// The least that could be done: what happened is sent to every socket, serialised once. See `ws`'s own example of a
// broadcast.
const http = serveEvents((activity) => {
  const frame = Buffer.from(JSON.stringify(messageOf(activity)))
  for (const socket of sockets.clients) socket.send(frame, { binary: false })
}, process.argv[3])
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false })
listen(http)
