import fs from 'node:fs'

/** How many files a process may have open; Node raises itself to the hard limit. */
const limit = (): number => {
  try {
    const said = /^Max open files\s+\S+\s+(\S+)/m.exec(fs.readFileSync('/proc/self/limits', 'utf8'))?.[1]
    return said === undefined || said === 'unlimited' ? Number.POSITIVE_INFINITY : Number(said)
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

/** Refuses more sockets in one process than the system allows. */
export const checkOpenFiles = (sockets: number): void => {
  const wanted = sockets + 500
  if (limit() < wanted) {
    throw new Error(
      `${sockets} sockets need ${wanted} open files, the limit is ${limit()}: raise it (ulimit -Hn ${wanted}).`,
    )
  }
}
