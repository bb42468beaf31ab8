import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'

/** Dependencies of which the page ships nothing: what bundles others that are in the list, and what the library alone has. */
const unshipped: readonly string[] = ['@tensorflow/tfjs', 'yaml']

test('the built site names every package that it ships, with the text of its licence', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object }
  const text = readFileSync(join(inject('siteFolder'), 'licenses.txt'), 'utf8')
  const [, ...entries] = text
    .trimEnd()
    .split(/^-{80}$/m)
    .map((entry) => entry.trim())
  const names = entries.map((entry) => entry.split(' ')[0])
  expect(
    Object.keys(dependencies).filter((name) => !names.includes(name) && !unshipped.includes(name)),
  ).toEqual([])
  expect(
    entries.filter((entry) => !/copyright|apache license/i.test(entry)).map((entry) => entry.slice(0, 40)),
  ).toEqual([])
})
