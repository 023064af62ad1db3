import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { expect, test } from 'vitest'

const source = path.join(import.meta.dirname, '../src')
const styles = path.dirname(createRequire(import.meta.url).resolve('@mantine/core/styles/Button.css'))

/** The components that a file takes from Mantine. */
const componentsIn = (text: string): string[] =>
  [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.replace('type ', '').trim()),
  )

test('every component of Mantine that is used comes with its styles', () => {
  const used = new Set(
    globSync('**/*.tsx', { cwd: source }).flatMap((file) =>
      componentsIn(readFileSync(path.join(source, file), 'utf8')),
    ),
  )
  const styled = new Set(globSync('*.css', { cwd: styles }).map((file) => path.basename(file, '.css')))
  const imported = readFileSync(path.join(source, 'app/styles.ts'), 'utf8')
  const without = [...used].filter((name) => styled.has(name) && !imported.includes(`/${name}.css'`))
  expect(used.size).toBeGreaterThan(20)
  expect(without).toEqual([])
})
