import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { BlSelect } from '../../../../src/elements/controls/bl-select.ts'
import type { BlNumber } from '../../../../src/elements/controls/bl-number.ts'
import type { BlText } from '../../../../src/elements/controls/bl-text.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { AlgorithmId } from '../../../../src/experiment/spec/algorithm.ts'
import {
  hasRuns,
  kinds,
  type Experiment,
  type TrainingExperiment,
} from '../../../../src/experiment/spec/experiment.ts'
import { parseProblem } from '../../../support/problem.ts'
import { himmelblau, moons, table } from '../../fixtures/experiments.ts'
import { updated, within } from '../../fixtures/mount.ts'
import {
  control,
  controlsOf,
  deep,
  panels,
  study,
  type Control,
  type PanelTag,
  type Study,
} from '../../fixtures/panel.ts'
import { differences, fieldsOf } from '../../fixtures/schema-fields.ts'

/** Fields that no panel sets, including everything within them, with the reason. */
const elsewhere: Readonly<Record<string, string>> = {
  version: 'the format itself',
  kind: 'another kind is another experiment',
  'model.minima': 'what an author knows of a function of their own',
  'metric.part': 'algorithms see the train part only',
  'metric.attack': 'algorithms minimise the loss of the samples as they are',
  'data.teacher.residual': 'a teacher has no skips but by a link',
  'data.teacher.trained': 'a teacher is never trained',
  'algorithms[].linearized': 'a button adds the linearised twin: panels.test.ts',
  'algorithms[].schedule.before.then.to':
    'of a schedule that was there when a rate was set by hand: applicable.test.ts',
  'starts[].units': 'lectures scale single units; by hand a start is scaled layer by layer',
  'starts[].base.units': 'as above',
  'starts[].of.matched.units': 'offered once units are matched, as for the ends of a line',
  'starts[].base.of.matched': 'as above',
  'plane.origin.matched.units': 'as above',
  'data.picture': 'a table that digits are written down in has their side',
  'starts[].off': 'single weights are moved in the picture of the network: network.test.ts',
  'plane.of': 'offered where there are several runs: panels.test.ts chooses one',
  'plane.components': 'what components explained, written down with them when they are kept',
  'view.planes': 'a button on the stage',
  'view.inputs': 'two lists beside the picture of the function',
  'view.camera': 'the camera is turned by hand',
  'view.step': 'the timeline',
  'problem.kind': 'lectures and links open a problem: its panel changes it',
  'problem.objective': 'a program of one’s own is written in a link: its panel shakes it',
  'problem.rows': 'as above',
  'problem.bounds': 'as above',
  'problem.start': 'as above',
  'problem.walkers': 'lectures and links choose who walks',
  'problem.ball': 'as above',
}

/**
 * The panels in which some of the experiments below have something that the others lack; all panels for
 * experiments not named here.
 */
const panelsOf: Readonly<Record<string, readonly PanelTag[]>> = {
  teacher: [
    'bl-data-panel',
    'bl-metric-panel',
    'bl-algorithm-panel',
    'bl-start-panel',
    'bl-experiment-panel',
  ],
  table: ['bl-data-panel', 'bl-algorithm-panel', 'bl-experiment-panel'],
  function: ['bl-model-panel', 'bl-metric-panel', 'bl-start-panel'],
  typed: ['bl-model-panel'],
  directions: ['bl-algorithm-panel'],
  weights: ['bl-start-panel'],
  newton: ['bl-algorithm-panel'],
  sam: ['bl-algorithm-panel'],
  langevin: ['bl-algorithm-panel'],
  perturbed: ['bl-algorithm-panel'],
  maps: ['bl-data-panel', 'bl-model-panel', 'bl-start-panel', 'bl-algorithm-panel'],
  memorizing: ['bl-data-panel', 'bl-start-panel'],
  attacked: ['bl-data-panel', 'bl-metric-panel'],
  outcomes: ['bl-metric-panel'],
  hyperparameters: ['bl-metric-panel', 'bl-start-panel'],
  line: ['bl-start-panel'],
  matched: ['bl-start-panel'],
  slope: ['bl-metric-panel'],
  sorting: ['bl-problem-panel'],
  saddles: ['bl-problem-panel'],
  cube: ['bl-problem-panel'],
}

const run = (start: number, step: number | 'end') => ({ start, algorithm: 0, step })

const withRule = (id: AlgorithmId): TrainingExperiment =>
  parseTraining({ ...himmelblau, algorithms: [{ id, learningRate: 0.1, steps: 10 }] })

/** Experiments that together have every field of the schema that a panel can set. */
const studied: Readonly<Record<string, Experiment>> = {
  attacked: parseTraining({
    ...moons,
    data: { ...moons.data, shift: { translation: [0.5] } },
    terrain: {
      metric: { loss: 'logistic', part: 'shifted', attack: { epsilon: 0.2, steps: 3 } },
      ghost: { loss: 'zero-one', part: 'test', attack: { epsilon: 0.1, steps: 3 } },
    },
  }),
  moons: parseTraining({
    ...moons,
    algorithms: [
      {
        id: 'adam',
        learningRate: 0.1,
        steps: 600,
        batch: { size: 8 },
        stop: { quantity: 'loss', below: 0.1 },
      },
    ],
    starts: [
      { kind: 'plane', a: 0.3, b: -0.2, base: { kind: 'random', distribution: 'normal' } },
      { kind: 'scaled', of: run(0, 5), factors: [1, 1, 2] },
    ],
    plane: {
      kind: 'random',
      normalization: 'filter',
      origin: run(1, 10),
      extent: { a: [-1, 1], b: [-1, 1] },
    },
    terrain: { metric: { loss: 'zero-one', part: 'test' } },
  }),
  teacher: parseTraining({
    ...moons,
    data: { kind: 'generated', id: 'teacher', size: 20 },
    model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh' },
    metric: { loss: 'squared' },
    algorithms: [
      { id: 'momentum', learningRate: 0.1, steps: 10, schedule: { kind: 'step', every: 2, factor: 0.5 } },
    ],
    starts: [
      {
        kind: 'random',
        distribution: 'normal',
        layers: [{ distribution: 'torch-linear' }, { distribution: 'normal' }],
      },
    ],
    plane: { kind: 'through', points: [run(0, 0), run(0, 3), run(0, 'end')] },
    view: { range: [0, 1] },
  }),
  table: parseTraining({
    ...table,
    data: {
      ...table.data,
      weights: [[1]],
      inputNames: ['age'],
      testInputs: [[2]],
      testTargets: [[2]],
      testWeights: [[1]],
      parts: { shifted: { inputs: [[3]], targets: [[3]], weights: [[1]] } },
    },
    algorithms: [{ id: 'adagrad', learningRate: 0.1, steps: 10, schedule: { kind: 'cosine' } }],
    plane: { kind: 'line', from: run(0, 0), to: run(0, 'end') },
  }),
  directions: parseTraining({
    ...table,
    algorithms: [
      {
        id: 'rmsprop',
        learningRate: 0.1,
        steps: 10,
        schedule: { kind: 'warm-up', steps: 2, then: { kind: 'step', every: 3 } },
      },
    ],
    plane: { kind: 'directions', u: [1, 0], v: [0, 1] },
  }),
  weights: parseTraining({
    ...table,
    model: { ...table.model, bias: true },
    starts: [{ kind: 'weights', values: [1, 2, 3, 4] }],
    plane: { ...table.plane, origin: [1, 1, 1, 1] },
  }),
  outcomes: parseTraining({ ...moons, terrain: { quantity: 'outcome', show: 'cluster' } }),
  hyperparameters: parseTraining({
    ...moons,
    plane: {
      kind: 'hyperparameters',
      a: { path: '/algorithms/1/learningRate', from: 0.01, to: 1 },
      b: { path: '/algorithms/1/momentum', from: 0.1, to: 0.9 },
    },
    terrain: { algorithm: 1, coloredBy: 'status' },
  }),
  function: parseTraining({
    ...himmelblau,
    model: { kind: 'function', id: 'quadratic' },
    starts: [{ kind: 'random', distribution: 'normal' }],
  }),
  line: parseTraining({ ...himmelblau, plane: { kind: 'line', from: run(0, 0), to: run(0, 'end') } }),
  matched: parseTraining({
    ...moons,
    starts: [0, 1].map(() => ({ kind: 'random', distribution: 'lecun-normal' }) as const),
    plane: {
      kind: 'line',
      from: { ...run(0, 'end'), matched: { ...run(1, 'end'), units: 2 } },
      to: { ...run(1, 'end'), matched: { ...run(0, 'end'), units: 1 } },
    },
  }),
  slope: parseTraining({ ...moons, terrain: { quantity: 'gradient-norm' } }),
  saddles: parseProblem({ version: 1, seed: 1, problem: { kind: 'saddles', dimension: 4, saddle: 2 } }),
  cube: parseProblem({
    version: 1,
    seed: 1,
    problem: { kind: 'linear-program', id: 'klee-minty', size: 3, sigma: 0.1 },
  }),
  sorting: parseProblem({
    version: 1,
    seed: 1,
    problem: { kind: 'procedure', id: 'quicksort', size: 100, pivot: 'first', input: 'sorted', sigma: 0.1 },
  }),
  newton: withRule('newton'),
  sam: parseTraining({
    ...himmelblau,
    algorithms: [
      { id: 'sam', learningRate: 0.1, steps: 10, base: { momentum: 0.9 }, subspace: { dimension: 3 } },
    ],
  }),
  typed: parseTraining({ ...himmelblau, model: { kind: 'function', id: 'custom', expression: 'x^2 + y^2' } }),
  langevin: withRule('langevin'),
  perturbed: withRule('perturbed'),
  maps: parseTraining({
    ...moons,
    data: { kind: 'generated', id: 'parity', size: 8, testSize: 8 },
    model: {
      kind: 'conv',
      side: 4,
      channels: [2, 3],
      pool: ['max', 'none'],
      outputs: 1,
      activation: 'relu',
    },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 10 }],
    starts: [{ kind: 'random', distribution: 'he-normal' }],
  }),
  memorizing: parseTraining({
    ...moons,
    data: { kind: 'generated', id: 'two-moons', size: 4 },
    model: { kind: 'mlp', widths: [2, 4, 1], activation: 'relu' },
    starts: [{ kind: 'construction', id: 'memorizing-relu' }],
  }),
}

const inputOf = (field: Control): HTMLInputElement =>
  deep<HTMLInputElement>(field, 'input, textarea').find((entry) => entry.type !== 'range')!

/** Another number that the control accepts. */
function another({ value, min, max, least, most, whole, plain, check }: BlNumber): number {
  const low = least ?? (plain ? -Infinity : min)
  const high = most ?? (plain ? Infinity : max)
  const near = whole
    ? [value + 1, value - 1, value + 2]
    : [value + 0.25, value / 2, value - 0.25, value * 0.9]
  const found = near.find((next) => next !== value && next >= low && next <= high && check(next) === '')
  if (found === undefined) throw new Error(`nothing else than ${value} in [${low}, ${high}]`)
  return found
}

function otherText({ value, placeholder, label }: BlText): string {
  if (label === 'title' || label === 'new part') return `a ${label}`
  const text = value || placeholder
  return /\d/.test(text) ? text.replace(/\d+(\.\d+)?/, '4') : '4 | 4'
}

function write(field: Control, text: string): void {
  const input = inputOf(field)
  input.value = text
  input.dispatchEvent(new Event('change'))
}

/**
 * Every act that a control offers, by name. Each needs a fresh control. Events are synthetic, since a real
 * pointer would take minutes.
 */
function actsOf(field: Control): Readonly<Record<string, (field: Control) => void>> {
  if ('disabled' in field && field.disabled) return {}
  switch (field.localName) {
    case 'bl-number':
      return { type: (now) => write(now, String(another(now as BlNumber))) }
    case 'bl-text':
      return { type: (now) => write(now, otherText(now as BlText)) }
    case 'bl-toggle':
      return { turn: (now) => within(now, 'wa-switch').click() }
    case 'bl-picks':
      return { pick: (now) => within(now, 'button:last-of-type').click() }
    case 'bl-widths':
      return deep(field, 'input').length > 0 ? { resize: (now) => write(now, '3') } : {}
    default:
      return Object.fromEntries(
        (field as BlSelect).options
          .filter(({ value }) => value !== (field as BlSelect).value)
          .map(({ value }) => [value, (now) => choose(now as BlSelect, value)]),
      )
  }
}

function choose(field: BlSelect, value: string): void {
  const select = within<HTMLSelectElement>(field, 'select')
  select.value = value
  select.dispatchEvent(new Event('change'))
}

/**
 * Performs everything that a panel offers on one experiment, one act at a time, and reports which fields
 * changed and which acts did nothing.
 */
async function allOf<K extends PanelTag>(held: Study<K>): Promise<{ changed: Set<string>; idle: string[] }> {
  const before = held.experiment
  const changed = new Set<string>()
  const idle: string[] = []
  for (let i = 0; i < controlsOf(held.panel).length; i++)
    for (const name of Object.keys(actsOf(controlsOf(held.panel)[i]!))) {
      const field = controlsOf(held.panel)[i]!
      actsOf(field)[name]!(field)
      await updated(held.panel)
      if (hasRuns(held.experiment)) buildTrainingProblem(held.experiment)
      const fields = differences(before, held.experiment)
      fields.forEach((entry) => changed.add(entry))
      if (fields.length === 0) idle.push(`${'label' in field ? field.label : 'layers'}: ${name}`)
      await held.show(before)
    }
  return { changed, idle }
}

/** Changes made by the panels, collected by the following tests for the last one. */
const seen = new Set<string>()

test.each(Object.keys(studied))(
  'everything that the panels offer for %s can be done, and has an effect',
  async (name) => {
    const experiment = studied[name]!
    const trained = hasRuns(experiment) ? experiment : undefined
    const weights = (): number[] =>
      Array.from({ length: trained ? buildTrainingProblem(trained).size : 0 }, (_, i) => i / 8 - 1)
    for (const tag of panelsOf[name] ?? panels)
      for (const selected of trained && tag === 'bl-start-panel' ? trained.starts.keys() : [0]) {
        const properties = tag === 'bl-start-panel' ? { weights, point: { a: 0.5, b: 0.5 }, selected } : {}
        const { changed, idle } = await allOf(await study(tag, experiment, properties))
        expect(idle, `${tag} of ${name}`).toEqual([])
        changed.forEach((field) => seen.add(field))
      }
  },
)

/** Whether a field equals another one or is within it. */
const isWithin = (field: string, other: string): boolean =>
  field === other || field.startsWith(`${other}.`) || field.startsWith(`${other}[`)

test('every field of an experiment is set by a panel, or named here with the reason', () => {
  const missing = [kinds.training, kinds.problem]
    .flatMap(fieldsOf)
    .filter((field) => ![...seen].some((entry) => isWithin(entry, field)))
  const reasons = Object.keys(elsewhere)
  expect(missing.filter((field) => !reasons.some((reason) => isWithin(field, reason)))).toEqual([])
  expect(reasons.filter((reason) => !missing.some((field) => isWithin(field, reason)))).toEqual([])
})

test('a field in a collapsed section is reached by pointer and by keyboard alone', async () => {
  const held = await study('bl-algorithm-panel', moons)
  const summary = deep<HTMLElement>(held.panel, 'summary').find((entry) => entry.textContent === 'more')!
  await userEvent.click(summary)
  const rates = inputOf(control(held.panel, 'layer rates'))
  await userEvent.click(rates)
  await userEvent.keyboard('1, 0, 1{Enter}')
  expect(held.experiment.algorithms[0]!.layerRates).toEqual([1, 0, 1])
})
