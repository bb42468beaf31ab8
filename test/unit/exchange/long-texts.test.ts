import { expect, test } from 'vitest'
import { termFrom } from '../../../src/elements/editor/words/term-list.ts'
import { typedNumber } from '../../../src/elements/editor/words/offered-number.ts'
import { fileKind } from '../../../src/exchange/incoming/recognise.ts'
import { mostLooked } from '../../../src/exchange/incoming/incoming.ts'
import { fenceRefusal } from '../../../src/exchange/lecture/bounds.ts'
import { setWords } from '../../../src/exchange/lecture/edit/words.ts'
import { readExpression } from '../../../src/exchange/lecture/notation/live-text.ts'
import { fixedClaim } from '../../../src/exchange/lecture/notation/fixed-claim.ts'
import { readNumber } from '../../../src/exchange/lecture/notation/number-text.ts'
import { optionParts } from '../../../src/exchange/lecture/notation/option-text.ts'
import { scanLecture } from '../../../src/exchange/lecture/text/scan.ts'
import { parseLecture } from '../../../src/exchange/lecture/parse-lecture.ts'
import { parseTable } from '../../../src/exchange/table-text.ts'
import { parseNumber } from '../../../src/math/picture/format.ts'
import { writtenNumber } from '../../../src/math/picture/written-number.ts'
import { Translator } from '../../../src/words/language/translator.ts'
import { german } from '../../../src/words/language/german/german.ts'
import { processorTime } from '../../support/processor-time.ts'

const spaces = ' '.repeat(100_000)
const digits = '1'.repeat(100_000)
const step = '---\nbadlands: 1\n---\n# A\n\n## B\n\n'
const bytes = (text: string) => new TextEncoder().encode(text).subarray(0, mostLooked)

/** Texts on which a pattern takes quadratic time if it can divide their repetitions in many ways. */
const texts: Readonly<Record<string, () => unknown>> = {
  'a file that begins as arrays and has spaces': () =>
    fileKind({ name: 'a.json', head: bytes(`{"a":[${spaces}`) }),
  'a heading of spaces': () => scanLecture(`${step}# ${spaces}x\n`),
  'a heading of spaces before an id that is none': () => scanLecture(`${step}## a${spaces}{#x y}\n`),
  'blank lines in prose': () => scanLecture(`${step}a${'\n'.repeat(49_000)}b\n`),
  'blank lines in typed words': () =>
    setWords(`${step}a\n`, { step: 0, part: 'prose' }, `a${'\n'.repeat(49_000)}b`),
  'spaces in an option': () => optionParts(`a${spaces}{b}c`),
  'more options than a question has': () =>
    parseLecture(
      `${step}> [!ask] c\n\n${'- a\n'.repeat(49_000)}\n\`\`\`question\nanswer: final-loss\n\`\`\`\n`,
    ),
  'quotation marks in a fence': () => fenceRefusal([`a: "${'\\"'.repeat(60_000)}`]),
  'braces that close nothing in a fence': () =>
    parseLecture(`${step}\`\`\`check\n- ${'}'.repeat(120_000)}\n\`\`\`\n`),
  'spaces in a reference': () => parseLecture(`${step}a\n\n# References {#references}\n\n- a${spaces}b\n`),
  'spaces in a claim': () => fixedClaim(`loss = 1${spaces}x`, { tolerance: '0.1' }),
  'digits that are no number of a lecture': () => readNumber(`${digits}x`),
  'digits that are no number of a table': () => parseTable(`a,b\n${digits.slice(1)}x,2\n1,2\n`, 1),
  'digits that are no typed number': () => typedNumber(`${digits}x`),
  'digits that are no number of a field': () => parseNumber(`${digits}x`),
  'powers that are no number of a field': () => parseNumber(`${'⁵'.repeat(399)}x`),
  'a claimed number with many powers': () => writtenNumber(`${'e'.repeat(100_000)}\n`),
  'letters before the caret': () => termFrom(`${'a'.repeat(100_000)} `, 100_001),
  'names of functions in a number in braces': () => readExpression(`${'a-'.repeat(50_000)}a(`),
  'spaces in words of the screen': () => new Translator('de', german).said(`a${spaces}b`),
}

test.for(Object.entries(texts))('%s: a long text is read in time proportional to its length', ([, read]) => {
  const attempt = () => {
    try {
      read()
    } catch {
      // Only the time until the error counts here, not its message.
    }
  }
  expect(processorTime(attempt, 300, 3)).toBeLessThan(300)
})
