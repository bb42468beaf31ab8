import { RandomStream } from '../../math/random.ts'
import { ExperimentError } from '../error.ts'
import type { DataSpec, GeneratedSpec } from '../schema/data.ts'
import type { MlpSpec } from '../schema/model.ts'
import { generatorOf } from './catalogue.ts'
import { corruption } from './corruption.ts'
import type { Dataset, Part } from './dataset.ts'
import { inputsOf } from './features.ts'
import type {
  ClassGenerator,
  Draws,
  Generator,
  Request,
  TargetGenerator,
  TargetedPoint,
} from './generator.ts'
import { flatten } from './rows.ts'
import { tableDataset } from './table.ts'

type PartName = 'train' | 'test'

/** Columns before features: the generator's own, or the model's inputs (the teacher's where there is one, two under features). */
export function coordinatesOf(generator: Generator, spec: GeneratedSpec, model: MlpSpec): number {
  if (generator.coordinates !== 'model') return generator.coordinates
  if (spec.teacher) return spec.teacher.widths[0] ?? 0
  return spec.features ? 2 : (model.widths[0] ?? 0)
}

const drawsOf = (seed: number, part: PartName): Draws => ({
  inputs: new RandomStream(seed, `data/${part}/inputs`),
  noise: new RandomStream(seed, `data/${part}/noise`),
  targets: new RandomStream(seed, `data/${part}/targets`),
})

/** Class k as targets: ±1 (class 1 is +1) where the model has one output, one-hot otherwise. */
const targetsOfClass = (label: number, outputs: number): number[] =>
  outputs === 1 ? [label === 1 ? 1 : -1] : Array.from({ length: outputs }, (_, k) => (k === label ? 1 : 0))

type Samples = (part: PartName, n: number, count: number, draws: Draws) => TargetedPoint

function classSamples(generator: ClassGenerator, spec: GeneratedSpec, request: Request): Samples {
  const sample = generator.make(request)
  const noise = spec.noise ?? generator.noise
  const corrupt = corruption(request.seed, spec.labelCorruption, generator.classes(request.parameters))
  return (part, n, count, draws) => {
    const { point, label } = sample(n, count, draws)
    return {
      point: point.map((x, i) => x + noise * draws.noise.normal(n, i)),
      targets: targetsOfClass(part === 'train' ? corrupt(n, label) : label, request.outputs),
    }
  }
}

function targetSamples(generator: TargetGenerator, spec: GeneratedSpec, request: Request): Samples {
  const sample = generator.make(request)
  const noise = spec.noise ?? generator.noise
  return (_part, n, count, draws) => {
    const { point, targets } = sample(n, count, draws)
    return { point, targets: targets.map((y, k) => y + noise * draws.noise.normal(n, k)) }
  }
}

function generatedDataset(spec: GeneratedSpec, model: MlpSpec, seed: number): Dataset {
  const generator = generatorOf(spec.id)
  if (!generator) throw ExperimentError.at('data.id', `there is no generator "${spec.id}"`)
  const coordinates = coordinatesOf(generator, spec, model)
  const outputs = model.widths.at(-1) ?? 0
  const request: Request = {
    seed,
    coordinates,
    outputs,
    parameters: spec.parameters,
    teacher: spec.teacher ?? model,
  }
  const samples =
    generator.task === 'classification'
      ? classSamples(generator, spec, request)
      : targetSamples(generator, spec, request)

  const partOf = (name: PartName, count: number): Part => {
    const draws = drawsOf(seed, name)
    const points = Array.from({ length: count }, (_, n) => samples(name, n, count, draws))
    return {
      count,
      inputs: flatten(points.map(({ point }) => inputsOf(point, spec.features))),
      targets: flatten(points.map(({ targets }) => targets)),
      weights: undefined,
      coordinates: flatten(points.map(({ point }) => point)),
    }
  }
  const size = spec.size ?? generator.size
  return {
    task: generator.task,
    inputs: spec.features?.length ?? coordinates,
    outputs,
    coordinates,
    parts: {
      train: partOf('train', size),
      test: partOf('test', spec.testSize ?? generator.testSize ?? size),
    },
  }
}

const most = 4
const recent = new Map<string, Dataset>()

/** The same object for the same data: a change elsewhere in an experiment generates nothing anew. */
function remembered(key: string, make: () => Dataset): Dataset {
  const dataset = recent.get(key) ?? make()
  recent.delete(key)
  recent.set(key, dataset)
  const [oldest] = recent.keys()
  if (recent.size > most && oldest !== undefined) recent.delete(oldest)
  return dataset
}

/**
 * The data as numbers: a function of the spec, the model's widths and the seed. Classes are -1 (class 0) and 1 (class 1)
 * where the model has one output, one-hot where it has one for each class. The test part draws from streams of its own
 * and its labels are never corrupted. The last few are kept: the same data gives the same object, which nobody writes to.
 *
 * Throws ExperimentError for an unknown generator and where a network has no data.
 */
export function buildDataset(spec: DataSpec, model: MlpSpec, seed: number): Dataset {
  if (spec.kind === 'generated') {
    const shape = spec.id === 'teacher' ? model : [model.widths[0], model.widths.at(-1)]
    return remembered(JSON.stringify([spec, shape, seed]), () => generatedDataset(spec, model, seed))
  }
  if (spec.kind === 'table') return remembered(JSON.stringify(spec), () => tableDataset(spec))
  throw ExperimentError.at('data', 'a network needs data: choose a generator or bring a table')
}
