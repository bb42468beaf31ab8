import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { documentName, groups } from '../../.scripts/api/groups.mjs'
import { entries } from '../../.scripts/entries.mjs'

/** Names that a source exports, each written out. A default export has none. */
function exportsOf(text: string): string[] {
  expect(text).not.toMatch(/^export (?:type )?\*/mu)
  const lists = Array.from(text.matchAll(/^export (?:type )?\{([^}]*)\}/gmu), ([, list = '']) => list)
  const own = Array.from(text.matchAll(/^export (?:class|const|function|interface|type) (\w+)/gmu))
  const names = lists.flatMap((list) => list.split(',').map((name) => name.replace(/^\s*type\s/u, '').trim()))
  return [
    ...names.filter((name) => name !== '' && !name.endsWith(' as default')),
    ...own.map(([, name = '']) => name),
  ]
}

test('every public export is in one group of the API pages, and nothing else is', () => {
  const exported = Object.values(entries).flatMap((file) => exportsOf(readFileSync(file, 'utf8')))
  const grouped = groups.flatMap(({ names }) => names)
  expect(new Set(grouped).size).toBe(grouped.length)
  expect(grouped.filter((name) => name !== documentName).sort()).toEqual([...new Set(exported)].sort())
  for (const { title, words } of groups) expect([title, words]).not.toContain('')
})

test('an export is found in any syntax', () => {
  const text =
    "export { a, type B } from './a'\nexport type {\n  C,\n} from './c'\nexport class D {}\nexport { e as default }\n"
  expect(exportsOf(text)).toEqual(['a', 'B', 'C', 'D'])
})
