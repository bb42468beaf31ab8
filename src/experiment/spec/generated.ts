import * as v from 'valibot'
import { generatorOf, generators } from '../generators/catalogue.ts'
import { reachOf } from '../generators/formulas.ts'
import type { Generator as DataGenerator } from '../generators/generator.ts'
import { functionReader } from '../functions/custom.ts'
import { RandomStream } from '../../math/statistics/random.ts'
import { mostDrawn, mostParameters, mostSamples, mostTaught } from './values/bounds.ts'
import type { ExperimentIssue } from './values/error.ts'
import { loadError } from './values/load-error.ts'
import { featureList, inputIssues } from './features.ts'
import { atMost, numbers } from './values/lists.ts'
import {
  inputCount,
  mlp,
  modelIssues,
  outputCount,
  outputsPath,
  weightCount,
  type MlpSpec,
  type NetworkSpec,
} from './model.ts'
import { finite, fraction, nonNegative, positive, whole } from './values/numbers.ts'
import { count, listed } from './values/sentences.ts'

const size = whole(1, mostSamples)

/** Another distribution of the inputs, x' = scale · R(rotation) x + translation, with noise of its own. */
export const shift = v.strictObject({
  scale: v.optional(positive, 1),
  /** Degrees, counter-clockwise, in the plane of the first two inputs. */
  rotation: v.optional(finite, 0),
  /** Added to each input; a missing entry is 0. */
  translation: v.optional(numbers, []),
  /** Standard deviation of its noise; defaults to the noise of the other parts. */
  noise: v.optional(nonNegative),
})
/** A shift with its defaults filled in. */
export type ShiftSpec = v.InferOutput<typeof shift>

/**
 * Samples from a named generator, with the generator's defaults for missing fields. `size` counts the training samples, `testSize` those of
 * every other part, and `labelCorruption` is the fraction of training samples whose class is redrawn.
 */
export const generated = v.strictObject({
  kind: v.literal('generated'),
  id: v.string(),
  size: v.optional(size),
  testSize: v.optional(size),
  noise: v.optional(nonNegative),
  /** Noise of the test set, by default that of the training set; 0 makes the test set follow the rule without errors. */
  testNoise: v.optional(nonNegative),
  labelCorruption: v.optional(fraction, 0),
  parameters: v.optional(atMost(mostParameters, v.record(v.string(), finite)), {}),
  teacher: v.optional(mlp),
  /** The formula of the inputs for the class or target, if the generator uses one. */
  expression: v.optional(v.string()),
  /** Adds a part named 'shifted'. */
  shift: v.optional(shift),
  features: featureList,
})
/** Generated data; sizes, noise and parameters are absent only until the generator's defaults are filled in. */
export type GeneratedSpec = v.InferOutput<typeof generated>

/**
 * Returns the number of columns before features: the generator's own, or the model's inputs (the teacher's if there is one, two with
 * features).
 */
export function coordinatesOf(generator: DataGenerator, spec: GeneratedSpec, model: NetworkSpec): number {
  if (generator.coordinates !== 'model') return generator.columns?.(spec.parameters) ?? generator.coordinates
  if (spec.teacher) return spec.teacher.widths[0] ?? 0
  return spec.features ? 2 : inputCount(model)
}

function parametersOf(
  generator: DataGenerator,
  spec: GeneratedSpec,
  model: NetworkSpec,
): Record<string, number> {
  const defaults = Object.fromEntries(
    Object.entries(generator.parameters).map(([name, parameter]) => [name, parameter.default]),
  )
  const outputs = outputCount(model)
  if ('classes' in defaults && outputs > 1) defaults['classes'] = outputs
  return { ...defaults, ...spec.parameters }
}

/** Returns the teacher network: by default it has the model's shape, without batch normalisation. */
function teacherOf(spec: GeneratedSpec, model: NetworkSpec): MlpSpec | undefined {
  if (spec.teacher || spec.id !== 'teacher' || model.kind !== 'mlp') return spec.teacher
  const [inputs = 1, ...rest] = model.widths
  const teacher: MlpSpec = { ...model, widths: [spec.features ? 2 : inputs, ...rest], centered: false }
  delete teacher.trained
  return model.normalization === 'batch' ? { ...teacher, normalization: 'none' } : teacher
}

/** Fills in the generator's defaults: sizes, noise, parameters and the teacher. */
export function completeGenerated(spec: GeneratedSpec, model: NetworkSpec): GeneratedSpec {
  const generator = generatorOf(spec.id)
  if (!generator) return spec
  const size = spec.size ?? generator.size
  const teacher = teacherOf(spec, model)
  return {
    ...spec,
    size,
    testSize: spec.testSize ?? generator.testSize ?? size,
    noise: spec.noise ?? generator.noise,
    parameters: parametersOf(generator, spec, model),
    ...(teacher && { teacher }),
    ...(generator.formula && {
      expression: spec.expression ?? generator.formula(coordinatesOf(generator, spec, model)),
    }),
  }
}

function* parameterIssues(generator: DataGenerator, spec: GeneratedSpec): Generator<ExperimentIssue> {
  for (const [name, value] of Object.entries(spec.parameters)) {
    const path = `data.parameters.${name}`
    const parameter = Object.hasOwn(generator.parameters, name) ? generator.parameters[name] : undefined
    if (!parameter) yield { path, message: `${generator.title} has no parameter "${name}"` }
    else if (value < parameter.from || value > parameter.to)
      yield { path, message: `must be between ${parameter.from} and ${parameter.to}` }
    else if (parameter.whole && !Number.isInteger(value)) yield { path, message: 'must be a whole number' }
  }
}

function* outputIssues(
  generator: DataGenerator,
  spec: GeneratedSpec,
  model: NetworkSpec,
): Generator<ExperimentIssue> {
  const outputs = outputCount(model)
  const path = `model.${outputsPath(model)}`
  if (generator.task === 'classification') {
    const classes = generator.classes(spec.parameters)
    if (outputs !== classes && !(classes === 2 && outputs === 1))
      yield {
        path,
        message: `must be ${classes === 2 ? '1 or 2' : classes}, because the data has ${count(classes, 'class', 'classes')}`,
      }
    return
  }
  const targets = generator.outputs === 'inputs' ? coordinatesOf(generator, spec, model) : generator.outputs
  if (targets !== 'model' && outputs !== targets)
    yield {
      path,
      message: `must be ${targets}, because the data has ${count(targets, 'target')}`,
    }
  if (spec.labelCorruption > 0)
    yield {
      path: 'data.labelCorruption',
      message: `${generator.title} has no class labels to corrupt. Use noise instead`,
    }
}

function* teacherIssues(spec: GeneratedSpec, model: NetworkSpec): Generator<ExperimentIssue> {
  if (!spec.teacher) {
    if (spec.id === 'teacher')
      yield {
        path: 'data.teacher',
        message: `a teacher cannot be ${model.kind === 'conv' ? 'convolutional' : 'tied'} like the model. Write a multilayer perceptron here`,
      }
    return
  }
  if (spec.id !== 'teacher') {
    yield {
      path: 'data.teacher',
      message: 'only the generator "teacher" has a teacher network. Remove this field',
    }
    return
  }
  yield* modelIssues(spec.teacher, 'data.teacher')
  if (spec.teacher.centered)
    yield {
      path: 'data.teacher.centered',
      message: 'a teacher is never trained, so it cannot be centred. Remove this field',
    }
  if (spec.teacher.normalization === 'batch')
    yield {
      path: 'data.teacher.normalization',
      message:
        'a teacher sees one sample at a time, so it cannot use batch normalisation. Choose "layer" or "none"',
    }
  if (spec.teacher.widths.at(-1) !== outputCount(model))
    yield {
      path: 'data.teacher.widths',
      message: 'the teacher must have as many outputs as the model. Change its last width',
    }
}

/** Number of inputs at which a formula is tried. */
const mostTried = 256

/** Returns true if a formula has a value at one or more of some inputs within reach. */
function hasValues(formula: (point: readonly number[]) => number, columns: number, reach: number): boolean {
  const stream = new RandomStream(0, 'data/formula')
  return Array.from({ length: mostTried }, (_, n) =>
    Array.from({ length: columns }, (_input, i) => reach * (2 * stream.uniform(n, i) - 1)),
  ).some((point) => Number.isFinite(formula(point)))
}

function* formulaIssues(
  generator: DataGenerator,
  { expression, parameters }: GeneratedSpec,
  columns: number,
): Generator<ExperimentIssue> {
  const path = 'data.expression'
  if (generator.formula === undefined) {
    const ids = generators.flatMap(({ id, formula }) => (formula === undefined ? [] : id))
    if (expression !== undefined) yield { path, message: `is only for these generators: ${ids.join(', ')}` }
    return
  }
  const reader = functionReader()
  if (!reader) {
    yield { path, message: loadError('the reader of typed functions') }
    return
  }
  // Other checks report a wrong number of inputs.
  if (!(Number.isInteger(columns) && columns >= 1 && columns <= Number(generator.coordinates))) return
  const text = expression ?? generator.formula(columns)
  const fault = reader.formulaFault(text, columns)
  if (fault !== undefined) yield { path, message: fault }
  else if (!hasValues(reader.formula(text, columns) ?? (() => NaN), columns, reachOf(parameters)))
    yield {
      path,
      message: `has no value at any of ${mostTried} random inputs within reach. Change the formula or the reach`,
    }
}

function* shiftIssues(
  { copies, title }: DataGenerator,
  { shift }: GeneratedSpec,
  columns: number,
): Generator<ExperimentIssue> {
  if (!shift) return
  if (copies) yield { path: 'data.shift', message: `${title} have their own shifted part. Remove this one` }
  const { length } = shift.translation
  if (length > columns)
    yield {
      path: 'data.shift.translation',
      message: `must have at most ${count(columns, 'entry', 'entries')}, one for each input, not ${length}`,
    }
  if (shift.rotation !== 0 && columns < 2)
    yield { path: 'data.shift.rotation', message: 'needs a second input, but the data has only one' }
}

/** Yields the issues of the parts' sizes: too many numbers, or too many multiply-adds of a teacher. */
function* sizeIssues(
  generator: DataGenerator,
  spec: GeneratedSpec,
  columns: number,
  model: NetworkSpec,
): Generator<ExperimentIssue> {
  const drawn = Math.floor(mostDrawn / (columns + outputCount(model)))
  const taught = spec.teacher ? Math.floor(mostTaught / weightCount(spec.teacher)) : drawn
  const given = generator.given?.(spec.parameters)
  for (const field of ['size', 'testSize'] as const) {
    const there = given?.[field]
    if (there !== undefined && (spec[field] ?? 0) > there)
      yield {
        path: `data.${field}`,
        message: `must be at most ${there}. There are no more ${generator.picture ? 'images' : 'rows'}`,
      }
    const [most, why] =
      taught < drawn
        ? [taught, `a teacher of ${count(spec.teacher ? weightCount(spec.teacher) : 0, 'weight')}`]
        : [drawn, `${count(columns, 'input')} and ${count(outputCount(model), 'output')}`]
    if ((spec[field] ?? 0) > most)
      yield { path: `data.${field}`, message: `must be at most ${most} samples with ${why}` }
  }
}

/** Yields the issues of generated data, and of the model's inputs and outputs. */
export function* generatedIssues(spec: GeneratedSpec, model: NetworkSpec): Generator<ExperimentIssue> {
  const generator = generatorOf(spec.id)
  if (!generator) {
    yield {
      path: 'data.id',
      message: `unknown generator "${spec.id}". Choose one of ${listed(generators.map(({ id }) => id))}`,
    }
    return
  }
  yield* parameterIssues(generator, spec)
  yield* teacherIssues(spec, model)
  const columns = coordinatesOf(generator, spec, model)
  yield* formulaIssues(generator, spec, columns)
  yield* sizeIssues(generator, spec, columns, model)
  yield* shiftIssues(generator, spec, columns)
  yield* inputIssues(spec.features, columns, model)
  yield* outputIssues(generator, spec, model)
}
