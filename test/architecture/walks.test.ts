import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const [, walks = ''] = readFileSync('src/README.md', 'utf8').split('## Four walks')

/** Names of files in a text, of a folder or of a file beside the one before. */
const filesIn = (text: string): string[] =>
  Array.from(text.matchAll(/`([\w/-]+\.ts)\b/g), ([, name = '']) => name)

test('a drag passes fewer than 40 files, and as many as its walk says', () => {
  const table = walks.slice(walks.indexOf('| w₀ is by then'), walks.indexOf('These are'))
  const names = new Set(filesIn(table).map((name) => name.replace(/.*\//, '')))
  const kernel = 1
  const [, said] = /These are (\d+) files/.exec(walks) ?? []
  expect(names.size + kernel).toBe(Number(said))
  expect(Number(said)).toBeLessThan(40)
})
