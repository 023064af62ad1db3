import { Server } from 'socket.io'
import { listen, messageOf, serveEvents } from './tell.ts'

// A room of socket.io with its own settings, over WebSocket: no compression by default.
const http = serveEvents((activity) => {
  io.to('marsan').emit('next', messageOf(activity))
}, process.argv[3])
const io = new Server(http, { transports: ['websocket'] })
io.on('connection', (socket) => {
  void socket.join('marsan')
})
listen(http)
