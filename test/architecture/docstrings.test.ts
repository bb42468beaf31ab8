import { readFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

const sources = execFileSync('git', ['ls-files', 'src'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /(?<!\.d)\.ts$/.test(file))

/** Docstrings that mention an error in a separate sentence instead of a tag. */
const untagged = (text: string): string[] =>
  (text.match(/\/\*\*[^]*?\*\//g) ?? []).filter((docstring) => /[.:]\s+(\*\s+)?Throws /.test(docstring))

test('docstrings name errors in a tag, unless throwing is what the function is for', () => {
  const told = sources.flatMap((file) =>
    untagged(readFileSync(file, 'utf8')).map((docstring) => `${file}: ${docstring}`),
  )
  expect(told).toEqual([])
})

test('an error outside a tag is found', () => {
  const one = '/** Books of a shelf. Throws an Error where there is none. */'
  const lines = '/**\n * Books of a shelf.\n * Throws an Error where there is none.\n */'
  const right = '/** Books of a shelf. @throws Error where there is none */\n/** Throws where no book is. */'
  expect(untagged(`${one}\n${right}\n${lines}`)).toEqual([one, lines])
})
