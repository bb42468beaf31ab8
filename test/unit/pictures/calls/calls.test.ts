import { expect, test } from 'vitest'
import type { CallsDrawing } from '../../../../src/pictures/calls/calls-chart.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { calls } from '../../../../src/pictures/calls/calls.ts'
import type { Question } from '../../../../src/exchange/lecture/scenario.ts'

const question: Question = { kind: 'number', ask: '', because: '', answer: { quantity: 'comparisons' } }

/** The drawing and the heading of a run, with its question answered and open. */
function shown(change: object) {
  const problem = { kind: 'procedure', id: 'quicksort', size: 40, ...change }
  const experiment = parseExperiment({ version: 1, seed: 1, problem })
  const picture = calls.open({ study: { store: { experiment } } } as never)
  return [picture.render(), picture.asked(question)].map((template) => {
    const [drawing, heading] = (template as { values: unknown[] }).values
    return { drawing: drawing as CallsDrawing, heading: String(heading) }
  }) as [{ drawing: CallsDrawing; heading: string }, { drawing: CallsDrawing; heading: string }]
}

test('a sorted list is drawn next to the end of a random order, which is shown by itself while its question is open', () => {
  const [told, asked] = shown({ pivot: 'first', input: 'sorted' })
  const [usual] = shown({ pivot: 'first', input: 'random' })
  expect(told.heading).toContain('780 comparisons')
  expect(told.drawing.rows).toBe(39)
  expect(told.drawing.compared?.rows).toBe(usual.drawing.rows)
  expect(usual.drawing.rows).toBeLessThan(20)
  expect(asked.drawing.calls).toEqual(usual.drawing.calls)
  expect(asked.drawing.compared).toBeUndefined()
  expect(asked.heading).not.toContain('780')
})

test('a random pivot gives the same run in every order, so there is nothing to compare', () => {
  const [told, asked] = shown({ pivot: 'random', input: 'sorted' })
  expect(told.drawing.compared).toBeUndefined()
  expect(asked.drawing.calls).toEqual(told.drawing.calls)
})
