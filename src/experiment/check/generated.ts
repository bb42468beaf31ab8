import { coordinatesOf } from '../data/build.ts'
import { generatorOf, generators } from '../data/catalogue.ts'
import { usesSecondCoordinate } from '../data/features.ts'
import type { Generator as DataGenerator } from '../data/generator.ts'
import type { ExperimentIssue } from '../error.ts'
import type { DataSpec, GeneratedSpec } from '../schema/data.ts'
import type { MlpSpec } from '../schema/model.ts'
import { modelIssues } from './model.ts'
import { count, listed } from './shape.ts'

/** Whether the inputs after features, `columns` wide before them, are what the model takes. */
export function* inputIssues(
  features: Exclude<DataSpec, { kind: 'none' }>['features'],
  columns: number,
  model: MlpSpec,
): Generator<ExperimentIssue> {
  for (const [i, feature] of (features ?? []).entries())
    if (columns < 2 && usesSecondCoordinate(feature))
      yield {
        path: `data.features[${i}]`,
        message: `"${feature}" needs a second input, and the data has one`,
      }
  const inputs = features?.length ?? columns
  if (model.widths[0] !== inputs)
    yield {
      path: 'model.widths[0]',
      message: `must be ${inputs}: the data has ${count(inputs, features ? 'feature' : 'input')}`,
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
  model: MlpSpec,
): Generator<ExperimentIssue> {
  const outputs = model.widths.at(-1)
  const path = `model.widths[${model.widths.length - 1}]`
  if (generator.task === 'classification') {
    const classes = generator.classes(spec.parameters)
    if (outputs !== classes && !(classes === 2 && outputs === 1))
      yield {
        path,
        message: `must be ${classes === 2 ? '1 or 2' : classes}: the data has ${count(classes, 'class', 'classes')}`,
      }
    return
  }
  if (generator.outputs !== 'model' && outputs !== generator.outputs)
    yield {
      path,
      message: `must be ${generator.outputs}: the data has ${count(generator.outputs, 'target')}`,
    }
  if (spec.labelCorruption > 0)
    yield {
      path: 'data.labelCorruption',
      message: `${generator.title} has no classes whose labels could be drawn anew: use noise`,
    }
}

function* teacherIssues(spec: GeneratedSpec, model: MlpSpec): Generator<ExperimentIssue> {
  if (!spec.teacher) return
  if (spec.id !== 'teacher') {
    yield { path: 'data.teacher', message: 'only the generator "teacher" has a teacher network' }
    return
  }
  yield* modelIssues(spec.teacher, 'data.teacher')
  if (spec.teacher.centered)
    yield { path: 'data.teacher.centered', message: 'a teacher is never trained, so it cannot be centred' }
  if (spec.teacher.widths.at(-1) !== model.widths.at(-1))
    yield { path: 'data.teacher.widths', message: 'the teacher must have as many outputs as the model' }
}

function* shiftIssues({ shift }: GeneratedSpec, columns: number): Generator<ExperimentIssue> {
  if (!shift) return
  const { length } = shift.translation
  if (length > columns)
    yield {
      path: 'data.shift.translation',
      message: `must have at most ${count(columns, 'entry', 'entries')}, one for each input, not ${length}`,
    }
  if (shift.rotation !== 0 && columns < 2)
    yield { path: 'data.shift.rotation', message: 'needs a second input, and the data has one' }
}

/** What is wrong with generated data and the model's inputs and outputs. */
export function* generatedIssues(spec: GeneratedSpec, model: MlpSpec): Generator<ExperimentIssue> {
  const generator = generatorOf(spec.id)
  if (!generator) {
    yield {
      path: 'data.id',
      message: `there is no generator "${spec.id}": choose one of ${listed(generators.map(({ id }) => id))}`,
    }
    return
  }
  yield* parameterIssues(generator, spec)
  yield* teacherIssues(spec, model)
  const columns = coordinatesOf(generator, spec, model)
  yield* shiftIssues(spec, columns)
  yield* inputIssues(spec.features, columns, model)
  yield* outputIssues(generator, spec, model)
}
