/** Pages that may sign somebody in. On one's own machine, whatever name the browser calls it by. */
export const trustedOrigins = (origin: string): string[] => {
  const url = new URL(origin)
  if (url.hostname !== 'localhost') return [origin]
  return ['localhost', '127.0.0.1', '[::1]'].map((host) => `${url.protocol}//${host}${url.port ? `:${url.port}` : ''}`)
}
