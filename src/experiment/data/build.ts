import { RandomStream } from '../../math/statistics/random.ts'
import { draws as weightDraws } from '../model/distribution.ts'
import { layerValues, networkOutputs } from '../model/forward.ts'
import { layoutOf, type Layout } from '../model/layout.ts'
import { functionReader } from '../functions/custom.ts'
import { Recent } from '../recent.ts'
import { ExperimentError } from '../spec/values/error.ts'
import { shortened } from '../spec/values/known-rows.ts'
import type { DataSpec } from '../spec/data.ts'
import { coordinatesOf, type GeneratedSpec, type ShiftSpec } from '../spec/generated.ts'
import { inputCount, outputCount, type NetworkSpec } from '../spec/model.ts'
import type { TableSpec } from '../spec/table.ts'
import { generatorOf } from '../generators/catalogue.ts'
import type { Dataset } from './dataset.ts'
import type { Belonging, ClassGenerator, Draws, Request, TargetGenerator } from '../generators/generator.ts'
import { lazyDataset, type FreshSamples } from './lazy-dataset.ts'
import { LazyPart, madePart, type Sample, type SampleShape } from './lazy-part.ts'

const drawsOf = (seed: number, part: string): Draws => ({
  inputs: new RandomStream(seed, `data/${part}/inputs`),
  noise: new RandomStream(seed, `data/${part}/noise`),
  targets: new RandomStream(seed, `data/${part}/targets`),
})

/** Returns class k as targets: ±1 (class 1 is +1) if the model has one output, one-hot otherwise. */
const targetsOfClass = (label: number, outputs: number): number[] =>
  outputs === 1 ? [label === 1 ? 1 : -1] : Array.from({ length: outputs }, (_, k) => (k === label ? 1 : 0))

/** Returns the targets of a sample of each class. */
export const classTargets = (classes: number, outputs: number): number[][] =>
  Array.from({ length: classes }, (_, label) => targetsOfClass(label, outputs))

/** Maps a point to its new place. */
type Movement = (point: readonly number[]) => readonly number[]

const degree = Math.PI / 180

/**
 * Returns x' = scale · R x + translation, where R turns the first two coordinates counter-clockwise by `rotation` degrees. So U[-1, 1]
 * becomes U[from, to] with scale (to - from)/2 and translation (from + to)/2. A missing translation is 0. A target that is a function of
 * the input is evaluated at x' (covariate shift); a class that generated the point stays with it. The noise, N(0, noise²), is added
 * afterwards.
 */
function movement({ scale, rotation, translation }: ShiftSpec): Movement {
  const [cosine, sine] = [Math.cos(rotation * degree), Math.sin(rotation * degree)]
  return (point) => {
    const [x = 0, y = 0] = point
    const turned =
      rotation === 0 || point.length < 2
        ? point
        : [cosine * x - sine * y, sine * x + cosine * y, ...point.slice(2)]
    return turned.map((entry, i) => scale * entry + (translation[i] ?? 0))
  }
}

/**
 * Returns the label of training sample n after corruption: redrawn uniformly over the classes if the uniform (seed, 'corrupt', n) is below
 * the fraction. The new label is drawn from (seed, 'corrupt/label', n), so it may equal the old one, and a larger fraction corrupts a
 * superset of the samples in the same way (Zhang et al. 2017).
 */
function corruption(seed: number, fraction: number, classes: number): (n: number, label: number) => number {
  const chosen = new RandomStream(seed, 'corrupt')
  const drawn = new RandomStream(seed, 'corrupt/label')
  return (n, label) => (chosen.uniform(n) < fraction ? Math.floor(drawn.uniform(n) * classes) : label)
}

/** The distribution of one part: how its points are moved, and the noise added to them. */
interface Law {
  readonly move: Movement
  readonly noise: number
  /** Index of its first sample in the draws that corrupt labels; absent if labels are never corrupted. */
  readonly corruptFrom?: number
}

type Samples = (law: Law, n: number, count: number, draws: Draws, part: string) => Sample

/** Returns the label or the targets of a point after its move. */
const at = <T>(belonging: Belonging<T>, point: readonly number[]): T =>
  belonging instanceof Function ? belonging(point) : belonging

function classSamples(generator: ClassGenerator, spec: GeneratedSpec, request: Request): Samples {
  const sample = generator.make(request)
  const corrupt = corruption(request.seed, spec.labelCorruption, generator.classes(request.parameters))
  return ({ move, noise, corruptFrom }, n, count, draws, part) => {
    const { point, label } = sample(n, count, draws, part)
    const moved = move(point)
    const own = at(label, moved)
    return {
      point: moved.map((x, i) => x + noise * draws.noise.normal(n, i)),
      targets: targetsOfClass(
        corruptFrom === undefined ? own : corrupt(corruptFrom + n, own),
        request.outputs,
      ),
    }
  }
}

function targetSamples(generator: TargetGenerator, request: Request): Samples {
  const sample = generator.make(request)
  return ({ move, noise }, n, count, draws, part) => {
    const { point, targets } = sample(n, count, draws, part)
    const moved = move(point)
    return {
      point: moved,
      targets: at(targets, moved).map((y, k) => y + noise * draws.noise.normal(n, k)),
    }
  }
}

/** Draws W and b from N(0, 1/fan-in), using (seed, 'teacher', position). */
function teacherWeights(layout: Layout, seed: number): Float64Array {
  const stream = new RandomStream(seed, 'teacher')
  const weights = new Float64Array(layout.size)
  const draw = weightDraws['lecun-normal']
  for (const { inputs, outputs, weights: from, biases } of layout.layers) {
    const to = biases === undefined ? from + inputs * outputs : biases + outputs
    for (let position = from; position < to; position++)
      weights[position] = draw(stream, { position, row: 0, column: 0, inputs, outputs })
  }
  return weights
}

/** Returns the teacher network as a function from a point to its outputs. */
function teacherNetwork(model: NetworkSpec, seed: number): (point: readonly number[]) => number[] {
  const layout = layoutOf(model)
  const weights = teacherWeights(layout, seed)
  return (point) => [
    ...networkOutputs(layout, layerValues(layout, weights, Float64Array.from(point), 1), undefined),
  ]
}

function generatedDataset(spec: GeneratedSpec, model: NetworkSpec, seed: number): Dataset {
  const generator = generatorOf(spec.id)
  if (!generator) throw ExperimentError.at('data.id', `unknown generator "${spec.id}"`)
  const coordinates = coordinatesOf(generator, spec, model)
  const outputs = outputCount(model)
  const request: Request = {
    seed,
    coordinates,
    outputs,
    parameters: spec.parameters,
    teacher: () => teacherNetwork(spec.teacher ?? model, seed),
    formula: () =>
      functionReader()?.formula(spec.expression ?? generator.formula?.(coordinates) ?? '', coordinates) ??
      (() => NaN),
  }
  let made: Samples | undefined
  const samples = (): Samples =>
    (made ??=
      generator.task === 'classification'
        ? classSamples(generator, spec, request)
        : targetSamples(generator, request))

  const law: Law = { move: (point) => point, noise: spec.noise ?? generator.noise }
  const inputs = spec.features?.length ?? coordinates
  const shape = { inputs, outputs, coordinates, features: spec.features }
  const partOf = (name: string, count: number, own: Law): LazyPart => {
    const draws = drawsOf(seed, name)
    return new LazyPart(shape, count, (n) => samples()(own, n, count, draws, name))
  }
  const size = spec.size ?? generator.size
  const testSize = spec.testSize ?? generator.testSize ?? size
  const { shift } = spec
  const { copies } = generator
  const tested = { ...law, noise: spec.testNoise ?? law.noise }
  const named = {
    train: partOf('train', size, { ...law, corruptFrom: 0 }),
    test: partOf('test', testSize, tested),
    ...(copies && { shifted: partOf('shifted', copies * testSize, tested) }),
    ...(shift && {
      shifted: partOf('shifted', testSize, { move: movement(shift), noise: shift.noise ?? law.noise }),
    }),
  }
  const fresh: FreshSamples = (t, count) => {
    const [part, own] = [`fresh/${t}`, { ...law, corruptFrom: t * count }]
    const draws = drawsOf(seed, part)
    return madePart(shape, count, (n) => samples()(own, n, count, draws, part))
  }
  return lazyDataset(generator.task, shape, named, generator.given ? undefined : fresh)
}

interface Rows {
  readonly inputs: readonly (readonly number[])[]
  readonly targets: readonly (readonly number[])[]
  readonly weights?: readonly (readonly number[])[] | undefined
}

const partOf = ({ inputs, targets, weights }: Rows, shape: SampleShape): LazyPart =>
  new LazyPart(shape, inputs.length, (n) => ({
    point: inputs[n]!,
    targets: targets[n]!,
    weights: weights?.[n],
  }))

/** Converts a user's table to a data set; without test rows, the test set is the training set itself. */
function tableDataset(spec: TableSpec): Dataset {
  const { task, features, testInputs, testTargets, testWeights } = spec
  const coordinates = spec.inputs[0]!.length
  const outputs = spec.targets[0]!.length
  const shape = { inputs: features?.length ?? coordinates, outputs, coordinates, features }
  const train = partOf(spec, shape)
  const test =
    testInputs && testTargets
      ? partOf({ inputs: testInputs, targets: testTargets, weights: testWeights }, shape)
      : train
  const further = Object.entries(spec.parts ?? {}).map(([name, rows]) => [name, partOf(rows, shape)] as const)
  return lazyDataset(task, shape, { ...Object.fromEntries(further), train, test })
}

/** Returns the same object for the same data, so a change elsewhere in an experiment does not regenerate it. */
const recent = new Recent<string, Dataset>(4)

/**
 * Builds the data as numbers, a function of the spec, the model's shape and the seed. Classes are -1 (class 0) and 1 (class 1) if the model
 * has one output, and one-hot if it has one output per class. The test set and the shifted set use random streams of their own, and their
 * labels are never corrupted. Fresh samples of update t use 'data/fresh/t/…' and follow the distribution of the training set. Samples are
 * drawn when they are first read. The last few data sets are cached, so the same data gives the same object; callers must not write to it.
 * @throws ExperimentError for an unknown generator, or if a network has no data.
 */
export function buildDataset(spec: DataSpec, model: NetworkSpec, seed: number): Dataset {
  if (spec.kind === 'generated') {
    const shape = spec.id === 'teacher' ? model : [inputCount(model), outputCount(model)]
    return recent.of(JSON.stringify([spec, shape, seed]), () => generatedDataset(spec, model, seed))
  }
  if (spec.kind === 'table') return recent.of(JSON.stringify(spec, shortened), () => tableDataset(spec))
  throw ExperimentError.at('data', 'a network needs data. Choose a generator or import a table')
}
