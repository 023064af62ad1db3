import { beforeEach, vi } from 'vitest'

// Whatever complains on the console is a fault that nobody reads: the test that made it fails. A test that expects
// the complaint replaces console.error itself.
beforeEach(() => {
  const complaints: unknown[][] = []
  const spy = vi.spyOn(console, 'error').mockImplementation((...words) => void complaints.push(words))
  return () => {
    spy.mockRestore()
    if (complaints.length > 0) throw new Error(`console.error was called: ${complaints.map(String).join('\n')}`)
  }
})
