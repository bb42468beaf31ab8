import { readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

const filesIn = (...folders: readonly string[]): string[] =>
  execFileSync('git', ['ls-files', ...folders], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => /(?<!\.d)\.(ts|wgsl)$/.test(file))
const sources = filesIn('src', 'shaders')
const fixture = filesIn('test/architecture/fixture/docstrings')

/** Lines of docstrings and comments that begin with a question. */
const questions = (files: readonly string[]): string[] =>
  files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line, i) => `${file}:${i + 1}: ${line.trim()}`)
      .filter((line) => /: (\/\*\*|\*|\/\/) (What|Whether|How|Where|Which|When|Who|Why)\b/.test(line)),
  )

test('a docstring says what a thing is: it begins with a noun or a verb, not with a question', () => {
  expect(questions(sources)).toEqual([])
})

test('an error is told by a tag, but where throwing is what a function is for', () => {
  const told = sources.flatMap((file) =>
    (readFileSync(file, 'utf8').match(/\/\*\*[\s\S]*?\*\//g) ?? [])
      .filter((docstring) => /[.:]\s+(\*\s+)?Throws /.test(docstring))
      .map((docstring) => `${file}: ${docstring}`),
  )
  expect(told).toEqual([])
})

test('a question is found', () => {
  expect(questions(fixture)).toEqual([
    'test/architecture/fixture/docstrings/bare.ts:1: /** Where it stands. */',
  ])
})
