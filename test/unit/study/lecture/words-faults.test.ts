import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { examplesOf } from '../../../../.scripts/guide/examples.ts'
import { guideBase, guideSource } from '../../../../.scripts/guide/page.ts'
import { renderProse } from '../../../../src/elements/prose/prose.ts'
import { finish } from '../../../../src/math/work.ts'
import { wordsFaults } from '../../../../src/study/lecture/words-faults.ts'

const faultsOf = (text: string) => finish(wordsFaults(text))

const folder = 'src/scenarios/lectures'
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.md'),
)

test('every lecture, in each of its languages, and every example of the guide is typeset without a fault', () => {
  expect(files.length).toBeGreaterThan(30)
  for (const file of files) expect(faultsOf(readFileSync(join(folder, file), 'utf8')), file).toEqual([])
  const { examples, others } = examplesOf(guideSource(), guideBase())
  for (const { lecture, line, isFault } of examples)
    if (!isFault) expect(faultsOf(lecture), `line ${line}`).toEqual([])
  for (const { text } of others) expect(faultsOf(text)).toEqual([])
})

/** The messages about some text, each with its place in it. */
const told = (words: string) =>
  faultsOf(`# A lecture\n\n## A step\n\n${words}`).map(({ line, column, message, step, mild }) => {
    expect([step, mild]).toEqual([0, true])
    return `${line - 4}:${column} ${message}`
  })

test.each([
  ['One $x^2$ and\n$\\frac{1}{2}$.', []],
  ['$y^{2)$', ['1:4 this "{" has no matching "}". Write the missing "}", or remove this one']],
  ['A $y}$', ['1:5 this "}" has no matching "{". Write the missing "{", or remove this one']],
  ['$x^2^3$', ['1:5 a second superscript follows the first. Put braces around one, as in {x^2}^3']],
  ['$a_$', ['1:3 nothing follows this sign. Write the superscript or subscript after it']],
  ['$\\lamda$', ['1:2 "\\lamda" is not a formula command. Do you mean "\\lambda"?']],
  ['$\\qwertz$', ['1:2 "\\qwertz" is not a formula command. Check its spelling']],
  ['$\\left( x$', ['1:10 "\\left" has no "\\right" after it. Write both, or neither']],
  ['$x \\right)$', ['1:4 "\\right" has no "\\left" before it. Write both, or neither']],
  ['$a & b$', ['1:4 "&" has a special meaning in formulas. Write \\&']],
  ['$\\begin{foo}a\\end{foo}$', ['1:8 there is no environment "foo". Check its spelling']],
  ['$$\\begin{matrix} a$$', ['1:19 this "\\begin" has no matching "\\end". Write one after the last row']],
  ['$\\sqrt$', ['1:7 a command in this formula lacks its argument. Write it in braces, as in \\frac{1}{2}']],
  ['$w = \\num{final-weight = 0.5} + \\foo$', ['1:33 "\\foo" is not a formula command. Check its spelling']],
  ['One.\n\nA $x^2 is\n\nand $y$.', ['3:3 this "$" has no partner. Write a second one after the formula, or \\$ for a dollar']],
  ['It costs \\$5, and `$x` is code.', []],
  ['- $a\n- b$', [
    '1:3 this "$" has no partner. Write a second one after the formula, or \\$ for a dollar',
    '2:4 this "$" has no partner. Write a second one after the formula, or \\$ for a dollar',
  ]],
  ['> [!watch] See $\\foo$', ['1:17 "\\foo" is not a formula command. Check its spelling']],
  ['> [!watch] See\n> $x_$', ['2:5 nothing follows this sign. Write the superscript or subscript after it']],
  ['A [link](www.example.org), [others](https://example.org "T") and [more](#there).', [
    '1:10 the link to "www.example.org" leads nowhere. Begin it with https:// or #',
  ]],
] as const)('%j is reported as it is', (words, faults) => {
  expect(told(words)).toEqual(faults)
}) // prettier-ignore

test('a formula that makes the typesetter fail is shown as it is written', () => {
  expect(renderProse('One $a_$ here.')).toMatch(/One .*temml-error.*a_.* here\./su)
})

test('long formulas and many dollar signs are quick', () => {
  const begin = performance.now()
  faultsOf(
    `# A\n\n${'$x '.repeat(50_000)}\n\n$${'{'.repeat(50_000)}$\n\n${'`'.repeat(1000)}${'` '.repeat(20_000)}`,
  )
  // Some tenths of a second. Quadratic time would take minutes.
  expect(performance.now() - begin).toBeLessThan(10_000)
})
