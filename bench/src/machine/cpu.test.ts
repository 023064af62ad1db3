import { expect, it } from 'vitest'
import { parseStat, spent, treeOf } from './cpu.ts'

it('a line of /proc/PID/stat is read, whatever the name of the command', () => {
  const line = '42 (a (b) c) S 7 42 42 0 -1 4194560 100 0 0 0 250 50 30 20 20 0 11 0 12345'
  expect(parseStat(line)).toEqual({ pid: 42, parent: 7, command: 'a (b) c', ticks: 350 })
})

it('a tree is a process with all that descend from it', () => {
  const process = (pid: number, parent: number) => ({ pid, parent, command: '', ticks: 1 })
  const all = [process(1, 0), process(2, 1), process(3, 2), process(4, 1), process(5, 4)]
  expect(treeOf(2, all).map(({ pid }) => pid)).toEqual([2, 3])
  expect(treeOf(9, all)).toEqual([])
})

it('what was spent lies between two looks', () => {
  const look = (each: number) => ({ server: each, database: each, nats: each, load: each })
  expect(spent(look(1), look(3))).toEqual(look(2))
})
