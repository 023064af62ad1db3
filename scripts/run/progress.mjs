/** @param {number} since */
const seconds = (since) => Math.round((Date.now() - since) / 1000)

/** A step that didn't work: its message is all that a person needs. */
export class StepFailed extends Error {}

/**
 * Shows one step on standard error while it runs: a line that is redrawn on a terminal, a line now and then elsewhere.
 * The step may call its argument with how far it is.
 * @param {string} label
 * @param {(say: (text: string) => void) => Promise<void>} work
 */
export const showStep = async (label, work) => {
  const out = process.stderr
  const since = Date.now()
  let detail = ''
  const line = () => `${label}… ${detail && `${detail}, `}${seconds(since)} s`
  const draw = () => out.write(out.isTTY ? `\r\x1b[2K${line()}` : `${line()}\n`)
  const end = (/** @type {string} */ word) =>
    out.write(`${out.isTTY ? '\r\x1b[2K' : ''}${label}: ${word} ${seconds(since)} s\n`)
  if (out.isTTY) draw()
  else out.write(`${label}…\n`)
  const redraw = setInterval(draw, out.isTTY ? 250 : 10_000)
  try {
    await work((text) => {
      detail = text
    })
    end('done in')
  } catch (problem) {
    end('failed after')
    throw problem
  } finally {
    clearInterval(redraw)
  }
}
