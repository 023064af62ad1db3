import type { Page, WebSocketRoute } from '@playwright/test'

/** What stands between a page and the hub's WebSocket. */
export interface Between {
  /** How often the page connected. */
  connections(): number
  /** Ends the connection as the hub would. */
  close(code: number): Promise<void>
  /** Ends this one and every later one so, until told otherwise. */
  closeAlways(code: number | null): Promise<void>
  /** Says to the page what the hub would say of its subscription. */
  say(activity: object): void
  /** Says to the page that something happened which it can't tell. */
  fail(): void
}

/** Stands between the page, before it is opened, and the hub. */
export const standBetween = async (page: Page): Promise<Between> => {
  let now: WebSocketRoute | null = null
  let connected = 0
  let always: number | null = null
  let operation = ''
  await page.routeWebSocket('**/graphql', (socket) => {
    now = socket
    connected += 1
    if (always) return void socket.close({ code: always })
    const hub = socket.connectToServer()
    socket.onMessage((text) => {
      const message: { type: string; id?: string } = JSON.parse(String(text))
      if (message.type === 'subscribe') operation = message.id ?? ''
      hub.send(text)
    })
  })
  const close = async (code: number) => now?.close({ code })
  const sayNext = (payload: object) => now?.send(JSON.stringify({ id: operation, type: 'next', payload }))
  return {
    connections: () => connected,
    close,
    closeAlways: async (code) => {
      always = code
      if (code) await close(code)
    },
    say: (activity) => sayNext({ data: { activity } }),
    fail: () => sayNext({ data: null, errors: [{ message: 'Une erreur', extensions: { code: 'INTERNAL' } }] }),
  }
}
