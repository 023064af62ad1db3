import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eventually } from './eventually.ts'
import { layLine, type Line } from './line.ts'

/** Says back what it is told. */
const echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket))
let line: Line

beforeAll(async () => {
  echo.listen(0, '127.0.0.1')
  await once(echo, 'listening')
})
afterAll(() => {
  echo.close()
})
beforeEach(async () => {
  const address = echo.address()
  line = await layLine(`tcp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`)
  return () => line.close()
})

const call = (): { socket: Socket; heard: () => string; isOver: () => boolean } => {
  let [heard, over] = ['', false]
  const socket = connect(Number(new URL(line.url).port), '127.0.0.1')
  socket.on('error', () => undefined).on('data', (bytes) => (heard += bytes.toString()))
  socket.once('close', () => (over = true))
  return { socket, heard: () => heard, isOver: () => over }
}

test('a line carries what is said, and the end', async () => {
  const { socket, heard, isOver } = call()
  socket.end('good morning')
  await eventually(isOver)
  expect(heard()).toBe('good morning')
})

test('on a silent line nothing passes and nobody is told; mended, all of it arrives', async () => {
  const [before, other] = [call(), call()]
  before.socket.write('a')
  other.socket.write('x')
  await eventually(() => before.heard() === 'a' && other.heard() === 'x')
  line.cut('silence')
  const during = call()
  before.socket.write('b')
  during.socket.write('c')
  other.socket.destroy()
  await once(during.socket, 'connect')
  expect([before.heard(), during.heard()]).toEqual(['a', ''])
  expect([before.isOver(), during.isOver()]).toEqual([false, false])
  line.mend()
  await eventually(() => before.heard() === 'ab' && during.heard() === 'c')
})

test('a line that is reset tells both those who speak and those who call', async () => {
  const before = call()
  before.socket.write('a')
  await eventually(() => before.heard() === 'a')
  line.cut('reset')
  const during = call()
  await eventually(() => before.isOver() && during.isOver())
  line.mend()
  const after = call()
  after.socket.write('b')
  await eventually(() => after.heard() === 'b')
})

test('a slow line brings everything late and in its order', async () => {
  line.slow(50)
  const { socket, heard } = call()
  await once(socket, 'connect')
  const since = performance.now()
  socket.write('a')
  socket.write('b')
  await eventually(() => heard() === 'ab')
  expect(performance.now() - since).toBeGreaterThanOrEqual(99)
})
