import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, inject, test } from 'vitest'

/** The packages that the sources import. */
function imported(): string[] {
  const files = execFileSync('git', ['ls-files', 'src'], { encoding: 'utf8' }).split('\n')
  const names = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles)
    .flatMap(({ fileName }) => /^(?:@[^/]+\/)?[a-z][^/:]*(?=\/|$)/.exec(fileName) ?? [])
  return [...new Set(names)]
}

test('the built site names every bundled package, with the text of its licence', () => {
  const text = readFileSync(join(inject('siteFolder'), 'licenses.txt'), 'utf8')
  const [, ...entries] = text
    .trimEnd()
    .split(/^-{80}$/m)
    .map((entry) => entry.trim())
  const names = entries.map((entry) => entry.split(' ')[0])
  expect(imported().filter((name) => !names.includes(name))).toEqual([])
  expect(
    entries.filter((entry) => !/copyright|apache license/i.test(entry)).map((entry) => entry.slice(0, 40)),
  ).toEqual([])
})
