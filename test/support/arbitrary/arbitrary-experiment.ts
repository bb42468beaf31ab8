import fc, { type Arbitrary, type GeneratorValue } from 'fast-check'
import { generators } from '../../../src/experiment/generators/catalogue.ts'
import type { Generator } from '../../../src/experiment/generators/generator.ts'
import { functions } from '../../../src/experiment/functions/catalogue.ts'
import { layoutOf } from '../../../src/experiment/model/layout.ts'
import { features } from '../../../src/experiment/spec/features.ts'
import { drawsAnew, type DataSpec } from '../../../src/experiment/spec/data.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { attackNorms, lossIds, reductions, type LossId } from '../../../src/experiment/spec/metric.ts'
import {
  activations,
  branches,
  heads,
  hiddenUnits,
  parameterizations,
  poolings,
  skipCount,
  type ConvSpec,
  type MlpSpec,
} from '../../../src/experiment/spec/model.ts'
import { distributions } from '../../../src/experiment/spec/start.ts'
import '../../../src/experiment/functions/reader.ts'
import { ExpressionDraw } from './arbitrary-expression.ts'
import { arbitraryAlgorithm, type AlgorithmInput } from './arbitrary-algorithm.ts'
import { interval, view } from './arbitrary-view.ts'
import { Draw, finite, fraction, nonNegative, whole } from './draw.ts'
import { hyperparameterTerrain } from '../theory/trainability.ts'
import { lastStep } from '../../../src/experiment/spec/algorithm.ts'

type Input<K extends keyof TrainingInput> = NonNullable<TrainingInput[K]>
type DataInput = Input<'data'>
type ModelInput = Input<'model'>
type MlpInput = Extract<ModelInput, { kind: 'mlp' }>
type ConvInput = Extract<ModelInput, { kind: 'conv' }>
type TiedInput = Extract<ModelInput, { kind: 'tied' }>
type MetricInput = Input<'metric'>
type StartInput = Input<'starts'>[number]
type BaseInput = Exclude<StartInput, { kind: 'plane' }>
type PlaneInput = Input<'plane'>

/** Text of any UTF-16 code units, including lone surrogates. */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units))

function mlp(draw: Draw, inputs: number, outputs: number): MlpInput {
  const widths = [inputs, ...draw.one(fc.array(whole(1, 5), { maxLength: 3 })), outputs]
  const layers = widths.length - 1
  const scales = fc.array(finite, { minLength: layers, maxLength: layers })
  const residual = fc.record({ strength: fraction, branch: fc.oneof(fc.constantFrom(...branches), finite) })
  return {
    kind: 'mlp',
    widths,
    activation: draw.from(activations),
    ...draw.some<Partial<MlpInput>>({
      linearity: fraction,
      // 'batch' works neither with a centred network nor with an attack, and both may be drawn here.
      normalization: fc.constantFrom('none' as const, 'layer' as const),
      ...(skipCount({ widths }) > 0 && { residual }),
      outputActivation: fc.constantFrom(...activations),
      bias: fc.boolean(),
      parameterization: fc.constantFrom(...parameterizations),
      layerScales: scales,
      outputScale: finite,
      centered: fc.boolean(),
      trained: fc.array(whole(1, layers)),
    }),
  }
}

/** A convolutional network on pictures of `side` by `side` pixels. Only an even side is pooled, once. */
function conv(draw: Draw, side: number, outputs: number): ConvInput {
  const channels = draw.one(fc.array(whole(1, 3), { minLength: 1, maxLength: 2 }))
  const first = draw.from(side % 2 === 0 ? poolings : (['none'] as const))
  const residual = fc.record({ strength: fraction, branch: fc.oneof(fc.constantFrom(...branches), finite) })
  return {
    kind: 'conv',
    side,
    channels,
    pool: channels.map((_, l) => (l === 0 ? first : 'none')),
    outputs,
    activation: draw.from(activations),
    ...draw.some<Partial<ConvInput>>({
      head: fc.constantFrom(...heads),
      linearity: fraction,
      ...(skipCount({ channels }) > 0 && { residual }),
    }),
  }
}

function tied(draw: Draw, features: number): ModelInput {
  return {
    kind: 'tied',
    features,
    hidden: draw.one(whole(features > 1 ? 1 : 2, 3)),
    ...draw.some<Partial<TiedInput>>({
      activation: fc.constantFrom(...activations),
      linearity: fraction,
      bias: fc.boolean(),
    }),
  }
}

/** Data, a network that fits them, and the losses that their targets allow. */
interface Studied {
  readonly data: DataInput
  readonly model: ModelInput
  readonly losses: readonly LossId[]
  readonly parts: readonly string[]
}

function featureList(draw: Draw, coordinates: number): (typeof features)[number][] | undefined {
  const usable = features.filter((name) => coordinates > 1 || !name.includes('x2'))
  return draw.chance()
    ? draw.one(fc.array(fc.constantFrom(...usable), { minLength: 1, maxLength: 4 }))
    : undefined
}

function parametersFor(draw: Draw, generator: Generator): Record<string, number> {
  const given = Object.entries(generator.parameters).filter(() => draw.chance())
  return Object.fromEntries(
    given.map(([name, { from, to, whole: isWhole }]) => [
      name,
      isWhole
        ? draw.one(whole(from, Math.min(to, 5)))
        : draw.one(fc.double({ min: from, max: to, noNaN: true })),
    ]),
  )
}

function generated(draw: Draw): Studied {
  const generator = draw.from(generators)
  const parameters = parametersFor(draw, generator)
  const own = generator.columns?.(parameters) ?? generator.coordinates
  const list = featureList(draw, own === 1 ? 1 : 2)
  const ofModel = own === 'model' ? draw.one(whole(1, 4)) : own
  const turned = ofModel < 2
  const shifted =
    !generator.copies && draw.chance()
      ? draw.some({
          scale: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
          rotation: turned ? fc.constant(0) : finite,
          translation: fc.array(finite, { maxLength: 1 }),
          noise: nonNegative,
        })
      : undefined
  const classification = generator.task === 'classification'
  const classes = classification ? generator.classes({ classes: 2, ...parameters }) : 1
  const outputs = classification
    ? classes === 2 && draw.chance() ? 1 : classes
    : generator.outputs === 'model' ? draw.one(whole(1, 3)) : generator.outputs === 'inputs' ? (list ? 2 : ofModel) : 1 // prettier-ignore
  const allowed: LossId[] = !classification ? ['squared'] : outputs === 1 ? ['squared', 'logistic', 'hinge'] : ['squared', 'cross-entropy'] // prettier-ignore
  return {
    data: {
      kind: 'generated',
      id: generator.id,
      parameters: classes === 2 && 'classes' in generator.parameters ? { classes: 2 } : parameters,
      ...(list && { features: list }),
      ...(generator.formula && draw.chance() && { expression: formulaOf(draw, Number(ofModel)) }),
      ...(generator.id === 'teacher' && draw.chance() && { teacher: { ...mlp(draw, list ? 2 : ofModel, outputs), centered: false } }),
      // A second-order step would not allow all given rows at once.
      ...(generator.given && { size: draw.one(whole(1, 20)) }),
      ...draw.some<Partial<Extract<DataInput, { kind: 'generated' }>>>({
        size: whole(1, 20),
        testSize: whole(1, 20),
        noise: nonNegative,
        testNoise: nonNegative,
        ...(classification && { labelCorruption: fraction }),
      }),
      ...(shifted && { shift: shifted }),
    },
    model: !list && generator.task === 'regression' && generator.outputs === 'inputs' && draw.chance() ? tied(draw, ofModel) : mlp(draw, list?.length ?? ofModel, outputs),
    losses: allowed,
    parts: ['train', 'test', ...(shifted || generator.copies ? ['shifted'] : [])],
  } // prettier-ignore
}

function table(draw: Draw): Studied {
  const side = draw.from([0, 0, 2, 3])
  const columns = side > 0 ? side ** 2 : draw.one(whole(1, 3))
  const targets = draw.one(whole(1, 3))
  const classes = draw.chance()
  const row = (length: number, entry: Arbitrary<number>) =>
    fc.array(entry, { minLength: length, maxLength: length })
  const part = () => {
    const count = draw.one(whole(1, 4))
    const weights = draw.list(row(targets, fc.double({ min: 0.5, max: 2, noNaN: true })), count)
    return {
      inputs: draw.list(row(columns, finite), count),
      targets: draw.list(row(targets, classes ? fc.constantFrom(-1, 1) : finite), count),
      ...(draw.chance() && { weights }),
    }
  }
  const test = draw.chance() ? part() : undefined
  const names = draw.one(fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 2 })).filter((name) => !['train', 'test', '__proto__', 'constructor', 'prototype'].includes(name)) // prettier-ignore
  const list = side > 0 ? undefined : featureList(draw, columns)
  return {
    data: {
      kind: 'table',
      task: draw.from(['regression', 'classification']),
      ...part(),
      ...(draw.chance() && { inputNames: Array.from({ length: columns }, (_, i) => `name ${i}`) }),
      ...(test && { testInputs: test.inputs, testTargets: test.targets, ...(test.weights && { testWeights: test.weights }) }),
      ...(draw.chance() && { parts: Object.fromEntries(names.map((name) => [name, part()])) }),
      ...(list && { features: list }),
    },
    model: side > 0 ? conv(draw, side, targets) : mlp(draw, list?.length ?? columns, targets),
    losses: classes ? ['squared', 'logistic', 'hinge'] : ['squared'],
    parts: ['train', ...(test ? ['test'] : [])],
  } // prettier-ignore
}

/** A formula of some of the inputs that has a value everywhere. */
function formulaOf(draw: Draw, inputs: number): string {
  const input = () => `x${draw.one(whole(1, inputs))}`
  return draw.from([
    `${input()} ${input()}`,
    `sin(3 ${input()}) - ${input()}/2`,
    `max(${input()}, -1, ${input()}^2)`,
  ])
}

/** A typed function of the weights and a parameter. */
function typedFunction(draw: Draw): Studied {
  const { text } = new ExpressionDraw(draw.one(whole(0, 1e6))).expression(4)
  return {
    data: { kind: 'none' },
    model: { kind: 'function', id: 'custom', expression: text, parameters: { a: draw.one(finite) } },
    losses: lossIds,
    parts: ['train', 'anything'],
  }
}

function closedForm(draw: Draw): Studied {
  if (draw.chance()) return typedFunction(draw)
  const { id, parameters } = draw.from(functions)
  const given = Object.keys(parameters).filter(() => draw.chance())
  return {
    data: { kind: 'none' },
    model: { kind: 'function', id, parameters: Object.fromEntries(given.map((name) => [name, draw.one(finite)])) },
    losses: lossIds,
    parts: ['train', 'anything'],
  } // prettier-ignore
}

function metric(draw: Draw, allowed: readonly LossId[], part: string): MetricInput {
  return {
    loss: draw.from(allowed),
    part,
    ...draw.some<Partial<MetricInput>>({
      factor: nonNegative,
      reduction: fc.constantFrom(...reductions),
      weightDecay: nonNegative,
    }),
  }
}

const attack = fc.record(
  { epsilon: nonNegative, norm: fc.constantFrom(...attackNorms), steps: whole(1, 100) },
  { requiredKeys: ['epsilon'] },
)

/** A metric that is shown but not minimised. It is attacked unless there are features. */
function shownMetric(draw: Draw, { data, losses, parts }: Studied): MetricInput {
  const plain = metric(draw, losses, draw.from(parts))
  return 'features' in data && data.features ? plain : { ...plain, ...draw.some({ attack }) }
}

interface Around {
  readonly size: number
  readonly layers: number
  readonly starts: number
  readonly algorithms: readonly AlgorithmInput[]
  readonly function: boolean
  readonly pairs: boolean
}

function pointRef(draw: Draw, around: Around, starts = around.starts) {
  if (starts === 0 || draw.chance()) return draw.list(finite, around.size)
  const algorithm = draw.one(whole(0, around.algorithms.length - 1))
  const steps = lastStep(around.algorithms[algorithm] ?? { steps: 0 })
  const step = draw.one(fc.oneof(fc.constant('end' as const), whole(0, steps)))
  return { start: draw.one(whole(0, starts - 1)), algorithm, ...(draw.chance() && { step }) }
}

function base(draw: Draw, around: Around, index: number): BaseInput {
  const kind = draw.from(['random', 'weights', 'scaled'] as const)
  if (kind === 'weights') return { kind, values: draw.list(finite, around.size) }
  if (kind === 'scaled')
    return { kind, of: pointRef(draw, around, index), factors: draw.list(finite, around.layers) }
  const usable = around.function ? (['normal', 'uniform', 'rademacher'] as const) : distributions
  const spread = fc.record(
    { distribution: fc.constantFrom(...usable), scale: finite, biasScale: nonNegative },
    { requiredKeys: ['distribution'] },
  )
  return {
    kind,
    ...draw.one(spread),
    ...(draw.chance() && { layers: draw.list(spread, around.layers) }),
    ...draw.some<Partial<Extract<BaseInput, { kind: 'random' }>>>({
      antisymmetric: around.pairs ? fc.boolean() : fc.constant(false),
      index: whole(0, 0xffffffff),
      count: whole(1, 1000),
    }),
  }
}

function start(draw: Draw, around: Around, index: number): StartInput {
  if (draw.chance()) return base(draw, around, index)
  const [a = 0, b = 0] = draw.list(finite, 2)
  return {
    kind: 'plane',
    a,
    b,
    ...(draw.chance() && { off: draw.list(finite, around.size) }),
    ...(draw.chance() && { base: base(draw, around, index) }),
  }
}

const extent = fc.record({ a: interval, b: interval })

function directions(draw: Draw, size: number): { u: number[]; v: number[] } {
  const u = Array.from({ length: size }, (_, i) => (i === 0 ? 1 : 0))
  const v = draw.list(fc.double({ min: -100, max: 100, noNaN: true }), size)
  v[1] = 50
  return { u, v }
}

function plane(draw: Draw, around: Around): PlaneInput {
  const window = draw.chance() ? { extent: draw.one(extent) } : {}
  const around0 = draw.chance() ? { origin: draw.one(fc.constantFrom('zero', 'start', 'end')) } : {}
  const origin = draw.chance() ? around0 : { origin: pointRef(draw, around) }
  const kind = draw.from(['weights', 'random', 'pca', 'hessian', 'directions', 'through', 'line', 'hyperparameters'] as const) // prettier-ignore
  switch (kind) {
    case 'weights': {
      const [first = 0, second = 1] = draw.one(fc.uniqueArray(whole(0, around.size - 1), { minLength: 2, maxLength: 2 })) // prettier-ignore
      return { kind, first, second, ...origin, ...window }
    }
    case 'random':
      return { kind, normalization: draw.from(['filter', 'layer', 'none']), ...origin, ...window }
    case 'pca':
      return { kind, ...window }
    case 'hessian':
      return { kind, which: draw.from(['top', 'extreme']), ...origin, ...window }
    case 'directions':
      return { kind, ...directions(draw, around.size), ...origin, ...window }
    case 'through': {
      const points: Extract<PlaneInput, { kind: 'through' }>['points'] = [pointRef(draw, around), pointRef(draw, around), pointRef(draw, around)] // prettier-ignore
      return { kind, points, ...window }
    }
    case 'line':
      return { kind, from: pointRef(draw, around), to: pointRef(draw, around), ...window }
    case 'hyperparameters': {
      const axis = (path: string) => ({ path, from: 1e-3, to: 1, ...draw.some({ scale: fc.constantFrom('linear' as const, 'log' as const) }) }) // prettier-ignore
      return { kind, a: axis('/seed'), b: axis('/metric/factor') }
    }
  }
}

const terrain = (draw: Draw, studied: Studied, algorithms: number): Input<'terrain'> => ({
  ...(draw.chance() && { metric: shownMetric(draw, studied) }),
  ...(draw.chance() && { ghost: draw.chance() ? draw.from(studied.parts) : shownMetric(draw, studied) }),
  ...draw.some<Partial<Input<'terrain'>>>({
    quantity: fc.constantFrom('metric', 'outcome', 'gradient-norm', 'sharpness'),
    algorithm: whole(0, algorithms - 1),
    tolerance: fc.double({ min: 1e-300, noNaN: true, noDefaultInfinity: true }),
    clusterBy: fc.constantFrom('function', 'weights', 'weights-up-to-permutation'),
    show: fc.constantFrom('loss', 'cluster', 'steps', 'status', 'convergence'),
    coloredBy: fc.constantFrom('loss', 'steps', 'status', 'convergence'),
  }),
})

/**
 * One generator of every kind. A network of single weights keeps its biases, so that a plane has two weights.
 */
function experimentOf(gen: GeneratorValue): TrainingInput {
  const draw = new Draw(gen)
  const drawn = draw.from([generated, table, closedForm])(draw)
  const single = drawn.model.kind === 'mlp' && drawn.model.widths.every((width) => width === 1)
  const studied = single ? { ...drawn, model: { ...drawn.model, bias: true } as MlpInput } : drawn
  const { model } = studied
  const hidden = model.kind === 'function' ? [] : hiddenUnits(model)
  const layers = hidden.length + 1
  const size = model.kind === 'function' ? 2 : layoutOf({ bias: true, ...model } as MlpSpec | ConvSpec).size
  const count = draw.one(whole(1, 3))
  const minimised = metric(draw, studied.losses, 'train')
  const around: Around = {
    size,
    layers,
    starts: count,
    algorithms: Array.from({ length: draw.one(whole(1, 3)) }, () =>
      arbitraryAlgorithm(draw, { layers, size }, model, minimised.loss, drawsAnew(studied.data as DataSpec)),
    ),
    function: model.kind === 'function',
    pairs: model.kind !== 'tied' && (hidden.at(-1) ?? 1) % 2 === 0,
  }
  const drawnPlane = plane(draw, around)
  const shown = terrain(draw, studied, around.algorithms.length)
  const drawnTerrain = drawnPlane.kind === 'hyperparameters' ? hyperparameterTerrain(shown) : shown // prettier-ignore
  return {
    version: 1,
    seed: draw.one(whole(0, 0xffffffff)),
    ...draw.some({ title: anyText }),
    data: studied.data,
    model,
    metric: minimised,
    algorithms: [...around.algorithms],
    starts: Array.from({ length: count }, (_, index) => start(draw, around, index)),
    plane: drawnPlane,
    ...(draw.chance() && { terrain: drawnTerrain }),
    ...draw.some({ view }),
  }
}

/** Any small experiment that the schema allows. */
export const arbitraryExperiment: Arbitrary<TrainingInput> = fc.gen().map(experimentOf)
