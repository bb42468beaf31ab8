import { expect, test, vi } from 'vitest'
import { requestedOf } from '../../../../src/view/predictions/requested-predictions.ts'
import { experimentOf, fetchLecture, lectureOf } from '../../../../src/study/lecture/lecture.ts'
import { predictionsOf } from '../../../../src/view/predictions/predictions.ts'
import { mergePatch } from '../../../../src/experiment/format/merge.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { TrainingExperiment } from '../../../../src/experiment/spec/experiment.ts'
import { formulaOf } from '../../../../src/theory/formulas/index.ts'
import type { Prediction } from '../../../../src/exchange/lecture/scenario.ts'
import { tokens } from '../../../../src/math/picture/palette.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'

await fetchLecture('two-weights')
await fetchLecture('three-gaps')
await fetchLecture('xor')
const flagship = lectureOf('two-weights')

async function drawn(
  experiment: TrainingExperiment,
  requested: readonly Prediction[],
  hidden: string[] = [],
) {
  const engine = new OracleEngine()
  const terrain = await engine.terrain(experiment, { resolution: 3 })
  const runs = await engine.train(experiment)
  return predictionsOf({ experiment, requested, hidden: new Set(hidden), terrain, runs, theme: 'light' })
}

const formulasIn = (items: readonly { id: string }[]) => [...new Set(items.map(({ id }) => id.split('/')[0]))]

test('the flagship draws exactly what each step requests', async () => {
  for (const [i, { predictions = [] }] of flagship.steps.entries()) {
    const found = await drawn(parseTraining(experimentOf(flagship, i)), predictions)
    const requested = (...kinds: Prediction['draw'][]) =>
      predictions.filter(({ draw }) => kinds.includes(draw)).map(({ formula }) => formula)
    expect(formulasIn(found.curves)).toEqual(requested('path', 'curve', 'contour'))
    expect(formulasIn(found.marks)).toEqual(requested('point'))
    expect(formulasIn([...found.thresholds, ...found.levels])).toEqual(requested('threshold'))
    expect(found.card.map(({ label, note }) => [label, note])).toEqual(
      predictions.map(({ label }) => [label, '']),
    )
  }
})

test('a formula that does not apply draws nothing and says why', async () => {
  const wide = parseTraining(
    mergePatch(experimentOf(flagship, 0), {
      model: { bias: true },
      starts: [{ kind: 'random', distribution: 'normal' }],
    }),
  )
  const found = await drawn(wide, flagship.steps[0]!.predictions!)
  expect([found.curves, found.marks]).toEqual([[], []])
  for (const { note } of found.card) expect(note).toMatch(/two weights/)
  const unknown = await drawn(wide, [{ formula: 'moon', draw: 'path', label: 'moon' }])
  expect(unknown.card[0]?.note).toBe('There is no formula “moon”.')
})

test('points and lines of weight space are drawn where the plane shows them', async () => {
  const upright = parseTraining(experimentOf(flagship, 1))
  const swapped = parseTraining(mergePatch(upright, { plane: { first: 1, second: 0 } }))
  const slanted = parseTraining(
    mergePatch(upright, {
      plane: { kind: 'directions', u: [2, 0], v: [1, 1], origin: [1, 0], first: null, second: null },
    }),
  )
  const requested = flagship.steps[1]!.predictions!
  const [straight, across, sheared] = await Promise.all(
    [upright, swapped, slanted].map((e) => drawn(e, requested)),
  )
  const [first, second] = [straight!.marks[0]!.a, straight!.marks[0]!.b]
  expect(first).toBeCloseTo(1.81735402, 8)
  expect([across!.marks[0]!.a, across!.marks[0]!.b]).toEqual([second, first])
  expect(sheared!.marks[0]!.b).toBeCloseTo(second, 12)
  expect(sheared!.marks[0]!.a).toBeCloseTo((first - second - 1) / 2, 12)
  const valley = across!.curves.filter(({ id }) => id.startsWith('valley')).flatMap(({ points }) => points)
  for (const [a, b] of valley) expect(a * b).toBeCloseTo(1, 9)
})

test('the run is compared with its predicted end', async () => {
  const { card, marks } = await drawn(
    parseTraining(experimentOf(flagship, 1)),
    flagship.steps[1]!.predictions!,
  )
  expect(marks.map(({ shape, label }) => [shape, label])).toEqual([
    ['flag', 'flow’s end'],
    ['cross', 'gradient descent’s end'],
  ])
  expect(card[1]).toMatchObject({ value: '(1.817, 0.5503)' })
  expect(card[1]!.details.map(({ label, value }) => [label, value])).toEqual([
    ['sharpness there', '3.606'],
    ['gradient descent’s end', '(1.808, 0.5531)'],
    ['distance between the two', '0.0097'],
  ])
})

test('several points have their own names, or one without the value in which they differ', async () => {
  const himmelblau = parseTraining(experimentOf(lectureOf('himmelblau'), 0))
  const minima = { formula: 'minima', draw: 'point', label: 'minima' } as const
  const told = await drawn(himmelblau, [minima])
  expect(told.marks.map(({ label }) => label)).toEqual(['minima', '', '', ''])
  const named = await drawn(himmelblau, [{ ...minima, points: ['A', 'B', 'C', 'D'] }])
  expect(named.marks.map(({ label }) => label)).toEqual(['A', 'B', 'C', 'D'])
  expect(named.card[0]!.details[1]).toEqual({ label: 'sharpness of B', value: '80.55' })
})

test('the best in the family and the best on the sample have the colours of the gaps that start there', async () => {
  const gaps = lectureOf('three-gaps')
  const found = await drawn(parseTraining(experimentOf(gaps, 0)), gaps.steps[0]!.predictions!)
  const { model, metric } = tokens('light')
  expect(found.marks.map(({ color }) => color)).toEqual([model, metric])
  expect(found.card.map(({ color }) => color)).toEqual([model, metric])
})

test('a single run’s end needs no other name', async () => {
  const upright = parseTraining(experimentOf(flagship, 1))
  const alone = parseTraining({ ...upright, algorithms: upright.algorithms.slice(0, 1) })
  const { marks } = await drawn(alone, flagship.steps[1]!.predictions!)
  expect(marks.map(({ label }) => label)).toEqual(['flow’s end', 'run’s end'])
})

test('the sandbox shows no baseline of a lecture', async () => {
  await fetchLecture('planes-and-lines')
  const lies = lectureOf('planes-and-lines')
  const step = lies.steps.findIndex(({ predictions }) =>
    predictions?.some(({ formula }) => formula === 'walk-shares'),
  )
  const best = parseTraining(experimentOf(lies, step))
  expect((await drawn(best, lies.steps[step]!.predictions!)).card[0]!.value).not.toBe('')
  expect(requestedOf('all', best).map(({ formula }) => formula)).not.toContain('walk-shares')
})

test('switched off, it stays only on the card', async () => {
  const requested = flagship.steps[0]!.predictions!
  const all = await drawn(parseTraining(experimentOf(flagship, 0)), requested)
  const some = await drawn(parseTraining(experimentOf(flagship, 0)), requested, [all.card[1]!.id])
  expect(formulasIn(some.marks)).toEqual([])
  expect(some.curves).toEqual(all.curves)
  expect(some.card.map(({ visible }) => visible)).toEqual([true, false, true, true])
})

test('the sandbox requests every closed form that applies', async () => {
  const xor = parseTraining(experimentOf(lectureOf('xor'), 0))
  const requested = requestedOf('all', xor)
  expect(requested.map(({ formula }) => formula)).toEqual(['linear-floor'])
  const { levels } = await drawn(xor, requested)
  expect(levels[0]?.value).toBeGreaterThan(0.95)
  const himmelblau = parseTraining(experimentOf(lectureOf('himmelblau'), 0))
  expect(requestedOf('all', himmelblau).map(({ formula }) => formula)).toEqual([
    'minima',
    'stable-learning-rate',
  ])
  expect((await drawn(himmelblau, requestedOf('all', himmelblau))).marks).toHaveLength(4)
  expect(requestedOf('all', parseTraining(experimentOf(lectureOf('two-moons'), 0)))).toEqual([])
})

test('a formula is requested once per experiment, whatever its runs reach', async () => {
  const experiment = parseTraining(experimentOf(flagship, 0))
  const { predictions } = flagship.steps[0]!
  const engine = new OracleEngine()
  const terrain = await engine.terrain(experiment, { resolution: 3 })
  const runs = await engine.train(experiment)
  const outlook = {
    experiment,
    requested: predictions!,
    hidden: new Set<string>(),
    terrain,
    theme: 'light',
  } as const
  const rail = vi.spyOn(formulaOf('rail')!, 'state')
  const before = predictionsOf({ ...outlook, runs: [] })
  const after = predictionsOf({ ...outlook, runs })
  expect(rail).toHaveBeenCalledTimes(1)
  expect(after.curves).toEqual(before.curves)
  expect(after.marks.length).toBe(before.marks.length + 1)
  predictionsOf({ ...outlook, runs, terrain: { ...terrain, extent: { a: [-1, 1], b: [-1, 1] } } })
  expect(rail).toHaveBeenCalledTimes(2)
  rail.mockRestore()
})

test('statements about an experiment are dropped once eight others were requested', async () => {
  const { predictions } = flagship.steps[0]!
  const experiments = Array.from({ length: 9 }, (_, i) =>
    parseTraining(mergePatch(experimentOf(flagship, 0), { seed: i + 2 })),
  )
  const terrain = await new OracleEngine().terrain(experiments[0]!, { resolution: 3 })
  const rail = vi.spyOn(formulaOf('rail')!, 'state')
  const ask = (experiment: TrainingExperiment) =>
    predictionsOf({
      experiment,
      requested: predictions!,
      hidden: new Set(),
      terrain,
      runs: [],
      theme: 'light',
    })
  experiments.slice(0, 8).forEach(ask)
  ask(experiments[0]!)
  expect(rail).toHaveBeenCalledTimes(8)
  ask(experiments[8]!)
  ask(experiments[0]!)
  expect(rail).toHaveBeenCalledTimes(9)
  ask(experiments[1]!)
  expect(rail).toHaveBeenCalledTimes(10)
  rail.mockRestore()
})
