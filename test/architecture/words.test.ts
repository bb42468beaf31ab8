import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Folders that may spell it out: lectures are prose, and formulas have their own symbols. */
const apart = /^src\/(scenarios|theory)\//

const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'src'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !apart.test(file))

/** The name of the learning rate as a whole text, or its symbol before a number or in a name. */
const rate = /['"`]learning rate['"`]|η( =)? \$\{|η of /

test('the learning rate is named in one file', () => {
  const named = sources.filter((file) => rate.test(readFileSync(file, 'utf8')))
  expect(named).toEqual(['src/words/learning-rate.ts'])
})
