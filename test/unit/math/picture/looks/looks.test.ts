import { expect, test } from 'vitest'
import { curveLooks } from '../../../../../src/pictures/sweep/sweep.ts'
import { quantityLook } from '../../../../../src/math/picture/looks/looks.ts'
import { runLooks } from '../../../../../src/math/picture/looks/run-looks.ts'
import { scenarios } from '../../../../../src/scenarios/index.ts'
import { hasRuns } from '../../../../../src/experiment/spec/experiment.ts'
import { numberedSteps } from '../../../../support/matrix/covering-steps.ts'

const steps = numberedSteps(scenarios)
const swept = steps.flatMap(({ id, number, step: { sweep } }) =>
  sweep && !sweep.stacked ? [{ name: `${id} ${number}`, sweep, looks: curveLooks(sweep) }] : [],
)

test('no two measured curves of one chart share a look', () => {
  for (const { name, sweep, looks } of swept) {
    const measured = sweep.quantities.flatMap(({ law, chart = 0 }, q) =>
      law ? [] : [`${chart}: ${looks.get(q)}`],
    )
    expect(new Set(measured).size, name).toBe(measured.length)
  }
})

test('training and new data have one look each in all charts that compare them or show only one', () => {
  for (const { name, sweep, looks } of swept) {
    const own = sweep.quantities.map(({ quantity, arguments: given }) => quantityLook(quantity, given))
    const differ = sweep.quantities.every(({ label }, q) =>
      own.every(
        (look, k) => k === q || look === undefined || look !== own[q] || sweep.quantities[k]!.label === label,
      ),
    )
    if (differ) own.forEach((look, q) => look !== undefined && expect(looks.get(q), name).toBe(look))
  }
})

test('no two algorithms of a stage share a look', () => {
  for (const { id, number, stages } of steps)
    for (const stage of stages) {
      if (!hasRuns(stage)) continue
      const styles = runLooks(stage.algorithms, 'light').map(({ style }) => style)
      expect(new Set(styles).size, `${id} ${number}`).toBe(styles.length)
    }
})

test('a rule keeps its look beside others', () => {
  const [descent, sam] = runLooks([{ id: 'sgd' }, { id: 'sam' }], 'light')
  expect([descent?.style, sam?.style]).toEqual([0, 2])
  expect(runLooks([{ id: 'sam' }], 'light')[0]?.style).toBe(2)
  expect(runLooks([{ id: 'adam' }, { id: 'sam' }], 'light').map(({ style }) => style)).toEqual([2, 0])
})
