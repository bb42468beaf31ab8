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

const declaration = /^export (?:abstract )?(?:class|(?:async )?function\*?|const|let|interface|type) (\w+)/gm
/** The end of a docstring, with the decorators of a class after it. */
const docstring = /\/\*\*(?:(?!\*\/)[^])*\*\/\s+(?:@\w+\([^)]*\)\s+)*$/

/** Exported classes, functions, constants and types that no docstring stands above, by file and name; of an overloaded function, one is enough. */
function bare(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  const exported = Array.from(text.matchAll(declaration), ({ index, [1]: name = '' }) => {
    const before = text.slice(0, index)
    return { name, told: docstring.test(before.slice(before.lastIndexOf('/**'))) }
  })
  const told = new Set(exported.filter((entry) => entry.told).map(({ name }) => name))
  return exported.filter(({ name }) => !told.has(name)).map(({ name }) => `${file}: ${name}`)
}

test('a docstring says what a thing is: it begins with a noun or a verb, not with a question', () => {
  expect(questions(sources)).toEqual([])
})

test('every exported class, function, constant and type has a docstring', () => {
  expect(sources.filter((file) => file.endsWith('.ts')).flatMap(bare)).toEqual([])
})

test('an error is told by a tag, but where throwing is what a function is for', () => {
  const told = sources.flatMap((file) =>
    (readFileSync(file, 'utf8').match(/\/\*\*[\s\S]*?\*\//g) ?? [])
      .filter((docstring) => /[.:]\s+(\*\s+)?Throws /.test(docstring))
      .map((docstring) => `${file}: ${docstring}`),
  )
  expect(told).toEqual([])
})

test('a question, and a name without a docstring, are found', () => {
  const file = 'test/architecture/fixture/docstrings/bare.ts'
  expect(questions(fixture)).toEqual([`${file}:1: /** Where it stands. */`])
  expect(fixture.flatMap(bare)).toEqual([
    `${file}: Shelf`,
    `${file}: shelve`,
    `${file}: width`,
    `${file}: Book`,
    `${file}: Title`,
  ])
})
