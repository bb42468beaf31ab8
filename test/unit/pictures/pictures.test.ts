import { nothing } from 'lit'
import { expect, test } from 'vitest'
import type { NamedCurve } from '../../../src/charts/function/function-picture.ts'
import type { DrawnColumns } from '../../../src/pictures/columns/columns-chart.ts'
import type { UnitCloud } from '../../../src/pictures/cloud/unit-cloud.ts'
import type { LossView } from '../../../src/elements/charts/plots/bl-loss-chart.ts'
import type { SliceView } from '../../../src/elements/charts/plots/bl-slice-chart.ts'
import type { HistogramView } from '../../../src/pictures/histogram/bl-histogram.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import type { ExperimentInput } from '../../../src/experiment/spec/experiment.ts'
import { nowhere } from '../../../src/scenarios/place.ts'
import { Study } from '../../../src/study/study.ts'
import { defaultOptions } from '../../../src/study/study-options.ts'
import { OpenPictures } from '../../../src/pictures/pictures.ts'
import { minus, norm } from '../../../src/math/linear-algebra/vector.ts'
import type { PictureName, Question, Step } from '../../../src/exchange/lecture/scenario.ts'
import { Store } from '../../../src/store/store.ts'
import { twins } from '../../support/experiments.ts'
import { placeOf } from '../../support/place.ts'
import { OracleEngine } from '../../support/oracle-engine.ts'

interface Template {
  readonly strings: readonly string[]
  readonly values: readonly unknown[]
}

/** An idle study and its pictures, on a step that can be shown, with its question. */
async function opened(input: ExperimentInput) {
  const store = new Store(() => Promise.resolve(new OracleEngine()), parseExperiment(input), 3)
  await store.whenIdle()
  const study = new Study(store, undefined, defaultOptions, true)
  await study.whenIdle()
  const show = (step?: Partial<Step>) =>
    study.show({ experiment: store.experiment, place: step ? placeOf(step) : nowhere }, 'a step', 'back')
  const shown = new OpenPictures(study)
  const picture = (name: PictureName) => shown.template(name) as Template
  return { study, show, shown, picture }
}

test('the cloud shows the first visible run at the current step', async () => {
  const { study, picture } = await opened(twins)
  const cloud = () => (picture('cloud').values[0] as UnitCloud[])[0]!
  study.playback.seek(0)
  expect(cloud().moved).toBe(0)
  expect([...cloud().now]).toEqual([...cloud().first])
  study.playback.seek(60)
  const network = cloud()
  expect(network.moved).toBeGreaterThan(0.01)
  study.selection.setVisible(0, 0, false)
  expect(cloud().run).not.toBe(network.run)
  expect(cloud().moved).not.toBe(network.moved)
})

test('below the cloud of each stage is its kernel, while a step names the cloud', async () => {
  const { study, show, picture } = await opened(twins)
  const under = () => picture('cloud').values[1] as (Template | symbol)[]
  expect(under()).toEqual([nothing])
  new Study(new Store(() => Promise.resolve(new OracleEngine()), parseExperiment(twins), 3), study)
  study.options.value = {
    ...defaultOptions,
    beside: [{ title: 'wider', experiment: { model: { widths: [2, 5, 1] } } }],
  }
  await study.whenIdle()
  show({ hero: 'cloud' })
  const changes = () => (under() as Template[]).map((map) => map.values[6] as number)
  study.playback.seek(Infinity)
  const expected = study.together.map(({ store: { training, runs } }) => {
    const [first, now] = [runs[0]!.weights(0), runs[0]!.finalWeights].map(
      (weights) => oracle.measure(training!, weights, 'ntk').values,
    )
    return norm(minus(now!, first!)) / norm(first!)
  })
  await expect.poll(() => changes()).toEqual(expected.map((change) => expect.closeTo(change, 6)))
  expect(under().map((map) => (map as Template).values[0])).toEqual(['under-0', 'under-1'])
  show()
  expect(under()).toEqual([nothing, nothing])
})

test('a deeper network has no cloud, and a message says why', async () => {
  const { picture } = await opened({ ...twins, model: { kind: 'mlp', widths: [2, 2, 2, 1], activation: 'tanh' } }) // prettier-ignore
  expect(picture('cloud').values.join()).toContain('one hidden layer')
})

test('the kernel is computed for a step that names it, next to its hero too', async () => {
  const { study, show, shown, picture } = await opened(twins)
  await study.whenIdle()
  expect(picture('kernel').values).toContain(0)
  show({ insets: ['kernel'] })
  await expect.poll(() => picture('kernel').values).toContain(40)
  shown.dispose()
})

test('a line shows its errors too as a hero, and only its losses in an inset', async () => {
  const { show, shown, picture } = await opened({
    ...twins,
    algorithms: [{ id: 'sgd', learningRate: 0.3, steps: 20 }],
    metric: { loss: 'logistic' },
    plane: {
      kind: 'line',
      from: { start: 0, algorithm: 0, step: 0 },
      to: { start: 0, algorithm: 0, step: 'end' },
    },
  })
  const charts = (rest: Partial<Step>) => {
    show(rest)
    const [charts] = picture('slice').values as readonly Template[][]
    return charts!.filter((chart) => Array.isArray(chart.values)).length
  }
  expect(charts({ hero: 'slice' }), 'the losses are awaited').toBe(1)
  await shown.shared.slice.whenIdle()
  expect(charts({ hero: 'slice' })).toBe(2)
  expect(charts({ hero: 'surface', insets: ['slice'] })).toBe(1)
  shown.dispose()
})

/** The value that a template passes to a property of its element. */
const given = ({ strings, values }: Template, name: string): unknown =>
  values[strings.findIndex((text) => text.trim().endsWith(`${name}=`))]

/** A line through the two ends of |x|. */
const corner: ExperimentInput = {
  version: 1,
  seed: 7,
  data: { kind: 'table', task: 'regression', inputs: [[-1], [1]], targets: [[1], [1]] },
  model: { kind: 'mlp', widths: [1, 1], activation: 'linear' },
  metric: { loss: 'squared' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 2 }],
  starts: [{ kind: 'weights', values: [0, 0] }],
  plane: { kind: 'weights', first: 0, second: 1 },
}

const asked: Question = { ask: 'How much?', kind: 'number', answer: { quantity: 'final-loss' }, because: '' }

test('while a question is open, the curves end with the given part, and their axes reveal no more', async () => {
  const { study, picture, show, shown } = await opened(twins)
  const chart = () => {
    const series = (given(picture('losses'), '.view') as LossView).series
    return series.map(({ steps, values }) => [Array.from(steps), Array.from(values)])
  }
  const [loss] = study.store.runs.map((run) => Array.from(run!.loss))
  expect(chart()[0]![1]).toEqual(loss)
  show({ question: { ...asked, scale: { from: 0.2, to: 0.3 } } })
  expect(chart()[0]).toEqual([[0], loss!.slice(0, 1)])
  const first = study.store.runs.map((run) => run!.loss[0]!)
  const [low, high] = (given(picture('losses'), '.view') as LossView).bounds!
  expect(low).toBeCloseTo(Math.min(0.2, ...first), 9)
  expect(high).toBeCloseTo(Math.max(0.3, ...first), 9)
  show({ question: { ...asked, given: 2 } })
  expect(chart()[0]).toEqual([[0, 1, 2], loss!.slice(0, 3)])
  shown.dispose()
})

test('while a question is open, the axis of steps does not reveal when the runs stopped', async () => {
  const [algorithm] = twins.algorithms as readonly { readonly id: string; readonly learningRate: number }[]
  const { picture, show, study, shown } = await opened({
    ...twins,
    algorithms: [{ ...algorithm, steps: 60, stop: { quantity: 'loss', below: 1e3 } }],
  } as ExperimentInput)
  expect(study.playback.last).toBeLessThan(60)
  show({ question: { ...asked, kind: 'choice', answer: { quantity: 'steps-to-stop' }, axis: 'none' } })
  expect((given(picture('losses'), '.view') as LossView).across).toEqual({ from: 0, to: 60 })
  shown.dispose()
})

test('while a question is open, lines from all starts show where each begins and ends, below a veil', async () => {
  const { picture, show, study, shown } = await opened(twins)
  show({ hero: 'lines', question: asked })
  const chart = picture('lines')
  const curves = (given(chart, '.view') as SliceView).curves
  expect(curves.map(({ values }) => Array.from(values))).toEqual(
    study.store.runs.map((run) => [run!.loss[0], NaN, run!.loss.at(-1)]),
  )
  expect(given(chart, '.asked')).toMatchObject({ open: true, given: 0, endGiven: true })
  shown.dispose()
})

test('while a question is open, a line shows only its ends', async () => {
  const point = (step: number | 'end') => ({ start: 0, algorithm: 0, step })
  const { picture, show, shown } = await opened({
    ...twins,
    plane: { kind: 'line', from: point(0), to: point('end') },
  })
  await shown.shared.slice.whenIdle()
  show({
    question: { ...asked, answer: { quantity: 'line-most' }, scale: { from: 0.01, to: 10, log: true } },
  })
  const chart = picture('slice').values[0] as Template
  const [curve] = (given(chart, '.view') as SliceView).curves
  const t = Array.from((given(chart, '.view') as SliceView).t)
  const there = t.filter((_, i) => Number.isFinite(curve!.values[i]))
  expect(there).toEqual([0, 1])
  expect(curve!.barrier.height).toBeNaN()
  expect((given(chart, '.view') as SliceView).up).toEqual({ from: 0.01, to: 10, log: true })
  expect(given(chart, '.asked')).toMatchObject({ open: true, guess: { axis: 'up' } })
  shown.dispose()
})

test('once answered, a line keeps the axis of the guess', async () => {
  const point = (step: number | 'end') => ({ start: 0, algorithm: 0, step })
  const { study, picture, show, shown } = await opened({
    ...twins,
    plane: { kind: 'line', from: point(0), to: point('end') },
  })
  await shown.shared.slice.whenIdle()
  const scale = { from: 0, to: 10 }
  show({ question: { ...asked, answer: { quantity: 'line-most' }, scale } })
  const held = () => (given((picture('slice').values[0] as Template[])[0]!, '.view') as SliceView).held
  study.guessing.reveal()
  expect(held()).toEqual({ ...scale, log: undefined })
  show({})
  expect(held()).toBeUndefined()
  shown.dispose()
})

test('while a question is open, an untrained network shows only the given data, and its curve under an attack by itself', async () => {
  const untrained = {
    ...corner,
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 0 }],
  } as ExperimentInput
  const { study, picture, show, shown } = await opened(untrained)
  await shown.shared.learned.whenIdle()
  const heights = () => Array.from(given(picture('function'), '.targets') as ArrayLike<number>)
  show({ question: asked })
  expect([heights(), given(picture('function'), '.grid')]).toEqual([[1, 1], undefined])
  show({ question: { ...asked, given: 0 } })
  expect(heights()).toEqual([1, NaN])
  study.store.edit({ terrain: { metric: { loss: 'squared', attack: { epsilon: 0, norm: 'l2' } } } }, 'attack')
  picture('function')
  await shown.shared.learned.whenIdle()
  expect(given(picture('function'), '.grid')).toBeDefined()
  shown.dispose()
})

test('while a question is open, a histogram has only its axes, and the horizontal one is that of the guess if the answer lies on it', async () => {
  const { picture, show, shown } = await opened({
    ...twins,
    algorithms: [{ id: 'sgd', learningRate: 0.3, steps: 2 }],
  })
  const histogram = { label: 'loss', quantity: 'final-loss', draws: 3 }
  show({ histogram })
  const view = () => given(picture('histogram'), '.view') as HistogramView | undefined
  await expect.poll(() => view()?.done).toBe(3)
  expect(Array.from(view()!.counts).reduce((sum, count) => sum + count)).toBe(3)
  show({ histogram, question: { ...asked, scale: { from: 0.001, to: 5, log: true } } })
  expect(view()).toMatchObject({ counts: [], expected: [], rules: [], words: [] })
  expect(view()!.across).toEqual({ from: 0.001, to: 5, log: true })
  shown.dispose()
})

test('the truth of a learned curve is drawn as long as the data are the step’s', async () => {
  const truth = { label: 'the truth', points: [[-1, 1], [0, 0], [1, 1]] } as const // prettier-ignore
  const { study, picture, shown } = await opened(corner)
  const place = placeOf({ experiment: corner, graph: { truth, heights: [-1, 2] } })
  study.show({ experiment: study.store.experiment, place }, 'a step', 'back')
  const [curve] = given(picture('function'), '.beside') as NamedCurve[]
  expect(curve).toMatchObject({
    label: 'the truth',
    grid: { places: [-1, 0, 1], values: [1, 0, 1], columns: 3 },
  })
  expect(given(picture('function'), '.heights')).toEqual([-1, 2])
  study.store.edit({ seed: 8 }, 'seed')
  expect(given(picture('function'), '.beside')).toHaveLength(1)
  study.store.edit({ data: { targets: [[0], [0]] } }, 'data')
  expect(given(picture('function'), '.beside')).toEqual([])
  expect(given(picture('function'), '.heights')).toBeUndefined()
  shown.dispose()
})

test('the columns of W are those of every visible run at the current step, and of one run for each stage', async () => {
  const { study, picture } = await opened({
    ...twins,
    data: { kind: 'generated', id: 'sparse-features', size: 20, parameters: { probability: 0.3 } },
    model: { kind: 'tied', features: 4, hidden: 2 },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'adam', learningRate: 0.05, steps: 40 }],
    starts: [1, 2].map((scale) => ({ kind: 'random', distribution: 'normal', scale })),
  })
  const views = () => picture('columns').values[0] as DrawnColumns[]
  study.playback.seek(0)
  expect(views()).toHaveLength(2)
  const [first] = views()
  study.playback.seek(40)
  expect(views()[0]!.columns.map(({ x }) => x)).not.toEqual(first!.columns.map(({ x }) => x))
  study.selection.setVisible(0, 0, false)
  expect(views()).toHaveLength(1)
  new Study(new Store(() => Promise.resolve(new OracleEngine()), study.store.experiment, 3), study)
  study.options.value = {
    ...defaultOptions,
    beside: [{ title: 'more', experiment: { model: { features: 6 } } }],
  }
  await study.whenIdle()
  expect(views().map(({ columns }) => columns.length)).toEqual([4, 6])
})

test('a network with weights of its own in each layer has no columns, and a message says why', async () => {
  const { picture } = await opened(twins)
  expect(picture('columns').values.join()).toContain('Needs a tied network')
})
