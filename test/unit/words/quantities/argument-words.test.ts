import { describe, expect, test } from 'vitest'
import '../../../../src/experiment/functions/reader.ts'
import { claimLabel, type Claim } from '../../../../src/analyses/claims.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { numberCalls } from '../../../../src/page/editor/numbers/number-calls.ts'
import { quantityEntry } from '../../../../src/theory/quantity/catalogue/index.ts'
import { moons, onFunction } from '../../../support/experiments.ts'

const river = parseTraining({
  ...onFunction({ id: 'custom', expression: '(w1 - 1)^2 + 9 w2^2' }),
  algorithms: [
    { id: 'sgd', learningRate: 0.01, steps: 20 },
    { id: 'momentum', learningRate: 0.01, steps: 20 },
  ],
  starts: [{ kind: 'weights', values: [0, 1] }],
})

const labelOf = (experiment: typeof river, source: string) =>
  numberCalls(experiment).find((call) => call.source === source)?.label

describe('The numbers of a list', () => {
  test('name a run, and a weight as it was typed', () => {
    expect(labelOf(river, 'final-loss')).toBe('loss at the end · gradient descent')
    expect(labelOf(river, 'final-loss algorithm=1')).toBe('loss at the end · momentum')
    expect(labelOf(river, 'final-weight index=1 algorithm=1')).toBe('weight at the end · w₂ · momentum')
    expect(labelOf(river, 'end-place axis=b')).toBe(
      'coordinate of the end in the plane · w₂ · gradient descent',
    )
  })

  test('count starts from 1, and a single run has no name', () => {
    const two = parseTraining({ ...moons, starts: [...moons.starts, ...moons.starts] })
    expect(labelOf(two, 'final-loss start=1')).toBe('loss at the end · start 2')
    expect(labelOf(parseTraining(moons), 'final-loss')).toBe('loss at the end')
  })

  test('have the labels of their claims', () => {
    const calls = numberCalls(river).filter(({ expression }) => expression.kind === 'quantity')
    for (const { label, expression } of calls) {
      if (expression.kind !== 'quantity') continue
      const { quantity, arguments: given } = expression
      const claim: Claim = {
        step: 0,
        of: 'step',
        experiment: river,
        expectation: { quantity, ...(given && { arguments: given }), source: '' },
      }
      const unit = quantityEntry(quantity)?.unit
      expect(label.replace(`, ${unit}`, '')).toBe(claimLabel(claim).replace(`, ${unit}`, ''))
    }
  })
})
