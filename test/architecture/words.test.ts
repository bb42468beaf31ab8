import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Folders whose files write what is shown; lectures are prose, and formulas have symbols of their own. */
const shown = ['charts', 'elements', 'words', 'landscape', 'page', 'scene', 'view'].map(
  (folder) => `src/${folder}`,
)

const sources = execFileSync('git', ['ls-files', ...shown], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts'))

/** The name of the learning rate as a whole text, or its symbol before a number or in a name. */
const rate = /['"`]learning rate['"`]|η( =)? \$\{|η of /

test('the learning rate is named in one file', () => {
  const named = sources.filter((file) => rate.test(readFileSync(file, 'utf8')))
  expect(named).toEqual(['src/words/learning-rate.ts'])
})
