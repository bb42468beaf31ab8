import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const fixture = 'test/architecture/fixture/'
/** Tests that name missing files on purpose: this one, and those with made-up files. */
const inventing = [
  'test/architecture/citations.test.ts',
  'test/architecture/mirror.test.ts',
  'test/unit/mutation/choice.test.ts',
]
const theory = 'src/theory/README.md'
const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(file))
/** Files with our own text, unlike data, pictures and lock files. */
const written = tracked.filter((file) => /\.(ts|mjs|cjs|js|wgsl|css|html|md|yml|py)$/.test(file))

/** The output folders of a build. Citing them says what the build is for. */
const built = /^(\.?\/)?(dist|lib)\//
/**
 * A file name with one of our extensions, possibly in folders, that is not part of an address, a pattern or a
 * longer name.
 */
const name = String.raw`(?<![\w*@{}$/.:#-])(?:\.{1,2}/)*[\w.-]+(?:/[\w.-]+)*\.(?:md|ts|mjs|cjs|wgsl|html|json|png|yml|py)(?![\w*/(-])`
const anywhere = new RegExp(String.raw`(?<![\w*@{}$/.:#-])(?:(?:src|shaders|test|public|\.scripts|\.github)/[\w./-]+\.\w+|[\w./-]+\.md)(?![\w*/(-])`, 'g') // prettier-ignore

/**
 * File names in comments, or anywhere in Markdown. Outside comments, only those that start at the root, or
 * are Markdown.
 */
function citationsOf(file: string, text: string): string[] {
  const prose = file.endsWith('.md')
    ? text
    : (
        text.match(/\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/[^\n]*|<!--[\s\S]*?-->|(?<=^|\n)\s*#[^\n]*/g) ?? []
      ).join('\n')
  return [...new Set([...(prose.match(new RegExp(name, 'g')) ?? []), ...(text.match(anywhere) ?? [])])]
}

/** Whether a citation names a tracked file: from the root, from its own folder, or by the end of its path. */
function leads(file: string, cited: string): boolean {
  if (built.test(cited)) return true
  const beside = join(dirname(file), cited)
  return tracked.some((one) => one === cited || one === beside || one.endsWith(`/${cited}`))
}

const lost = (files: readonly string[]): string[] =>
  files.flatMap((file) =>
    citationsOf(file, readFileSync(file, 'utf8'))
      .filter((cited) => !leads(file, cited))
      .map((cited) => `${file}: ${cited}`),
  )

test('every file cited in a comment, a string or a page is in the repository', () => {
  expect(lost(written.filter((file) => !file.startsWith(fixture) && !inventing.includes(file)))).toEqual([])
})

test('a citation of a file that a clone does not have is found, in a comment, a string and a page', () => {
  expect(lost(written.filter((file) => file.startsWith(`${fixture}citations/`)))).toEqual([
    `${fixture}citations/page.md: notes/theory.md`,
    `${fixture}citations/source.ts: theory.md`,
    `${fixture}citations/source.ts: math/no-such.ts`,
    `${fixture}citations/source.ts: src/math/gone.ts`,
  ])
})

test('every label of an experiment, such as S24, is a heading in the README of theory', () => {
  const headings =
    readFileSync(theory, 'utf8')
      .match(/^### .*/gm)
      ?.join('\n') ?? ''
  const labels = (text: string) => [...text.matchAll(/\bS\d\d\b/g)].map(([label]) => label)
  const unknown = written
    .filter((file) => /\.(ts|wgsl|md)$/.test(file) && !file.startsWith(fixture))
    .flatMap((file) => labels(readFileSync(file, 'utf8')).map((label) => `${file}: ${label}`))
    .filter((line) => !labels(headings).includes(line.slice(-3)))
  expect([...new Set(unknown)]).toEqual([])
})
