import { expect, test } from 'vitest'
import type { Question } from '../../../../src/exchange/lecture/scenario.ts'
import { triedQuestion } from '../../../../src/view/question/tried.ts'

const words = { ask: '', because: '', answer: { quantity: 'final-loss' } }
const choice = (options: Question<number>['options'], within?: number): Question<number> => ({
  ...words,
  kind: 'choice',
  options: options!,
  ...(within !== undefined && { within }),
})

test.each<readonly [Question<number>, readonly number[], string, boolean]>([
  [choice([{ label: '', value: 4.153 }, { label: '', value: 3.333 }, { label: '', interval: [-Infinity, 3.333] }], 0.1), [2.569], 'C is right: 2.569; the next is 0.76 away', true],
  [choice([{ label: '', value: 1 }, { label: '', value: 2.5 }]), [2.569], 'B is right: 2.569; the next is 1.6 away', true],
  [choice([{ label: '', interval: [0, 1] }, { label: '', interval: [1, 2] }]), [5.1], 'No option is right: it is 5.1', false],
  [choice([{ label: '', value: 1 }, { label: '', value: 3 }]), [2], 'A and B are equally close: it is 2', false],
  [choice([{ label: '', value: 1 }, { label: '', value: 3 }]), [NaN], 'The answer is not a number here', false],
  [{ ...words, kind: 'number', scale: { from: 0, to: 4 } }, [2.569], 'It is 2.569, on the axis from 0 to 4', true],
  [{ ...words, kind: 'number', scale: { from: 0, to: 4 } }, [5.1], 'It is 5.1, beyond the axis from 0 to 4', false],
  [{ ...words, kind: 'place' }, [1.446, 0.6918], 'It is at (1.446, 0.6918)', true],
])('a question is tried as it is written: %#', (question, answer, said, good) => {
  expect(triedQuestion(question, answer)).toEqual({ words: said, good })
}) // prettier-ignore
