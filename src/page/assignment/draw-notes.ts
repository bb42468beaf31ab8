import { setWords } from '../../exchange/lecture/edit/words.ts'
import { Outline } from '../../exchange/lecture/edit/outline.ts'
import { stepId } from '../../exchange/lecture/merged.ts'
import {
  fixedNumbers,
  withLiveNumber,
  type FixedNumber,
} from '../../exchange/lecture/notation/fixed-numbers.ts'
import { parseLecture } from '../../exchange/lecture/parse-lecture.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { formatTogether } from '../../math/picture/numbers-together.ts'
import type { DrawNote } from '../../elements/lecture/assignment/bl-create-assignment.ts'
import type { Step } from '../../exchange/lecture/scenario.ts'
import type { DrawFinding, DrawnPart, KnownNumber } from '../../study/assignment/own-draws.ts'
import { optionLetter } from '../../view/question/verdict.ts'
import { numberCalls } from '../editor/numbers/number-calls.ts'

/** Groups of the numbers that lectures usually mention. */
const defaultGroups = ['Runs', 'Loss and accuracy']

/** The numbers of an experiment that a text may mention, of those that cost nothing to compute. */
export const knownNumbers = (experiment: Experiment): readonly KnownNumber[] =>
  numberCalls(experiment)
    .filter(({ cost }) => cost === 'read')
    .map(({ source, label, group, expression }) => ({
      ...{ source, label, expression },
      usual: defaultGroups.includes(group),
    }))

const partWords: Readonly<Record<Exclude<DrawnPart, 'option'>, string>> = {
  prose: 'main text',
  watch: 'what to watch',
  because: 'explanation',
}

const listed = (numbers: readonly number[]): string => formatTogether(numbers).join(', ')

function wordsOf(finding: DrawFinding): string {
  const step = finding.at + 1
  switch (finding.kind) {
    case 'number': {
      const { part, option = 0, number, label, others } = finding
      const where = part === 'option' ? `option ${optionLetter(option)}` : partWords[part]
      return `Step ${step}, ${where}: “${number.written}” is fixed. In other draws “${label}” is ${listed(others)}.`
    }
    case 'options':
      return `Step ${step}: in ${finding.none} of ${finding.of} other draws no option is right.`
    case 'scale':
      return `Step ${step}: in other draws the answer is ${listed(finding.others)}, off the scale.`
    case 'untried':
      return `Step ${step}: its runs are slow, so other draws were not tried.`
  }
}

/** A finding in words, and the live number that could replace the fixed one. */
export const drawNote = (finding: DrawFinding): DrawNote => ({
  words: wordsOf(finding),
  isOption: finding.kind === 'number' && finding.part === 'option',
  live: finding.kind === 'number' && finding.part !== 'option' ? finding.source : '',
})

const wordsIn = ({ prose, watch, question }: Step, part: DrawnPart): string =>
  ({ prose, watch, because: question?.because, option: undefined })[part] ?? ''

/** Returns the text of a lecture with a live number instead of a fixed one. @throws Error if the text cannot be changed there */
export function withLive(
  text: string,
  { step, part, number, source, opens }: DrawFinding & { readonly kind: 'number' },
): string {
  const at = new Outline(text).steps.findIndex((section) => stepId(section) === step)
  const read = parseLecture(text).scenario?.steps.find((one) => stepId(one) === step)
  const before = read ? wordsIn(read, part) : ''
  // Other numbers of the text may have become live in the meantime.
  const away = (one: FixedNumber) => Math.abs(one.at - number.at)
  const [found] = fixedNumbers(before)
    .filter(({ written }) => written === number.written)
    .toSorted((one, other) => away(one) - away(other))
  if (part === 'option' || !found) throw new Error('The text no longer contains this number.')
  const words = withLiveNumber(before, found, source, opens)
  const { text: changed, problems } = setWords(text, { step: at, part }, words)
  const [problem] = problems
  if (problem) throw new Error(`Line ${problem.line}: ${problem.message}.`)
  return changed
}
