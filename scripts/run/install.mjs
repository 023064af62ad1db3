import { setTimeout as pause } from 'node:timers/promises'
import { askedToEnd, runQuietly } from './child.mjs'
import { StepFailed } from './progress.mjs'

const tries = 3
const network =
  /ENOTFOUND|EAI_AGAIN|ECONNRE|ETIMEDOUT|ENETUNREACH|ERR_SOCKET|ERR_PNPM_(META_)?FETCH|ERR_PNPM_NO_OFFLINE|socket hang up|network|HTTP 5\d\d/i

const pnpmInstall = [
  '--yes',
  'pnpm@12',
  'install',
  '--frozen-lockfile',
  '--reporter=append-only',
  // A folder made by an older pnpm is replaced without asking: nobody may be there to answer.
  '--config.confirm-modules-purge=false',
]

// `npm -s` would silence pnpm's own errors too; its other settings (registry, proxy, certificates) are kept.
const environment = () => {
  const { npm_config_loglevel: _, ...rest } = process.env
  // npx waits up to a minute between tries, and this script tries again itself.
  return { npm_config_fetch_retry_mintimeout: '1000', npm_config_fetch_retry_maxtimeout: '5000', ...rest }
}

const progress = /Progress: resolved (\d+), reused (\d+), downloaded (\d+), added (\d+)/g

/** Installs every package by the lock file; a network that fails gets two more chances. @param {(text: string) => void} say */
export const install = async (say) => {
  for (let attempt = 1; ; attempt++) {
    const { code, output } = await runQuietly('npx', pnpmInstall, {
      env: environment(),
      shell: process.platform === 'win32',
      onOutput: (text) => {
        const last = [...text.matchAll(progress)].at(-1)
        if (last) say(`${last[4]} of ${last[1]} packages`)
      },
    })
    if (code === 0) return
    if (askedToEnd()) throw new StepFailed('Interrupted.')
    if (attempt === tries || !network.test(output)) {
      const advice = network.test(output)
        ? 'The package registry can’t be reached: check the network (or the proxy settings of npm), then try again.'
        : 'pnpm could not install the dependencies; what it said is above.'
      throw new StepFailed(`${output.trim()}\n\n${advice}`)
    }
    say(`network trouble, try ${attempt + 1} of ${tries}`)
    await pause(2_000 * attempt)
  }
}
