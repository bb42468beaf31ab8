import { readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

const sources = execFileSync('git', ['ls-files', 'src', 'shaders'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(ts|wgsl)$/.test(file))

test('a docstring says what a thing is: it begins with a noun or a verb, not with a question', () => {
  const questions = sources.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line, i) => `${file}:${i + 1}: ${line.trim()}`)
      .filter((line) => /: (\/\*\*|\*|\/\/) (What|Whether|How) /.test(line)),
  )
  expect(questions).toEqual([])
})
