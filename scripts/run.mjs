#!/usr/bin/env node
// Behind every command of the root package.json. Runs before anything is installed, on the Node that the machine
// has: Node's own modules only, and nothing newer than Node 12 can read in this file.
const major = Number(process.versions.node.split('.')[0])
if (major < 20) {
  console.error(
    `The hub needs Node 20 or newer, and this is Node ${process.versions.node}. Install it from https://nodejs.org, then try again.`,
  )
  process.exit(1)
}

import('./run/command.mjs')
  .then(({ command }) => command(process.argv.slice(2)))
  .then((code) => {
    process.exitCode = code
  })
