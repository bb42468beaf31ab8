import { generatorOf } from './data/catalogue.ts'
import type { Generator } from './data/generator.ts'
import { functionOf } from './model/catalogue.ts'
import { withAxisDefaults } from './plane/axis-default.ts'
import { defaultBase } from './plane/base.ts'
import { defaultExtent } from './plane/extent.ts'
import type { DataSpec, GeneratedSpec } from './schema/data.ts'
import type { Experiment } from './schema/experiment.ts'
import type { MlpSpec, ModelSpec } from './schema/model.ts'
import type { PlaneSpec } from './schema/plane.ts'
import type { BaseStart, RandomStart, StartSpec } from './schema/start.ts'

function parametersOf(generator: Generator, spec: GeneratedSpec, model: MlpSpec): Record<string, number> {
  const defaults = Object.fromEntries(
    Object.entries(generator.parameters).map(([name, parameter]) => [name, parameter.default]),
  )
  const outputs = model.widths.at(-1) ?? 1
  if ('classes' in defaults && outputs > 1) defaults['classes'] = outputs
  return { ...defaults, ...spec.parameters }
}

/** The teacher of 'teacher' is a network of the model's own shape unless another is given. */
function teacherOf(spec: GeneratedSpec, model: MlpSpec): MlpSpec | undefined {
  if (spec.teacher || spec.id !== 'teacher') return spec.teacher
  const [inputs = 1, ...rest] = model.widths
  const teacher: MlpSpec = { ...model, widths: [spec.features ? 2 : inputs, ...rest], centered: false }
  delete teacher.trained
  return teacher
}

function completeData(data: DataSpec, model: ModelSpec): DataSpec {
  const generator = data.kind === 'generated' ? generatorOf(data.id) : undefined
  if (data.kind !== 'generated' || model.kind !== 'mlp' || !generator) return data
  const size = data.size ?? generator.size
  const teacher = teacherOf(data, model)
  return {
    ...data,
    size,
    testSize: data.testSize ?? generator.testSize ?? size,
    noise: data.noise ?? generator.noise,
    parameters: parametersOf(generator, data, model),
    ...(teacher && { teacher }),
  }
}

function completeModel(model: ModelSpec): ModelSpec {
  if (model.kind === 'mlp') return model
  return { ...model, parameters: { ...functionOf(model.id)?.parameters, ...model.parameters } }
}

function withBiasScale<T extends Pick<RandomStart, 'distribution' | 'biasScale'>>(spread: T): T {
  return spread.distribution === 'torch-linear' ? spread : { ...spread, biasScale: spread.biasScale ?? 0 }
}

function completeBase(start: BaseStart, index: number): BaseStart {
  if (start.kind !== 'random') return start
  const complete = withBiasScale({ ...start, index: start.index ?? index })
  return start.layers ? { ...complete, layers: start.layers.map(withBiasScale) } : complete
}

function completeStart(start: StartSpec, index: number, model: ModelSpec): StartSpec {
  if (start.kind !== 'plane') return completeBase(start, index)
  return { ...start, base: completeBase(start.base ?? defaultBase(model), index) }
}

function completePlane(plane: PlaneSpec, model: ModelSpec): PlaneSpec {
  if (plane.kind === 'hyperparameters' || plane.extent) return plane
  const extent = defaultExtent(plane, model)
  return extent ? { ...plane, extent } : plane
}

/** Fills in the defaults that depend on more than their own field: of generators, functions, starts, extents and axes. */
export function complete(experiment: Experiment): Experiment {
  const model = completeModel(experiment.model)
  return withAxisDefaults({
    ...experiment,
    model,
    data: completeData(experiment.data, model),
    starts: experiment.starts.map((start, index) => completeStart(start, index, model)),
    plane: completePlane(experiment.plane, model),
  })
}
