import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'

/** Packages that the sources import and of which the page ships nothing but what workers and the library have. */
const unshipped: readonly string[] = ['yaml']

/** The packages that the sources import. */
const imported = () => {
  const files = execFileSync('git', ['ls-files', 'src'], { encoding: 'utf8' }).split('\n')
  const texts = files.filter((file) => file.endsWith('.ts')).map((file) => readFileSync(file, 'utf8'))
  const names = texts.flatMap((text) =>
    Array.from(
      text.matchAll(/(?:from |import\(?)'(@[^/']+\/[^/']+|[a-z][^/':]*)(?:\/[^']*)?'/g),
      ([, name = '']) => name,
    ),
  )
  return [...new Set(names)]
}

test('the built site names every package that it ships, with the text of its licence', () => {
  const text = readFileSync(join(inject('siteFolder'), 'licenses.txt'), 'utf8')
  const [, ...entries] = text
    .trimEnd()
    .split(/^-{80}$/m)
    .map((entry) => entry.trim())
  const names = entries.map((entry) => entry.split(' ')[0])
  expect(imported().filter((name) => !names.includes(name) && !unshipped.includes(name))).toEqual([])
  expect(
    entries.filter((entry) => !/copyright|apache license/i.test(entry)).map((entry) => entry.slice(0, 40)),
  ).toEqual([])
})
