import * as v from 'valibot'
import { targetIssues } from '../data/targets.ts'
import { buildTrainingProblem } from '../training-problem.ts'
import { mostIssues } from '../spec/values/bounds.ts'
import { ExperimentError, type ExperimentIssue } from '../spec/values/error.ts'
import { plainCopy } from './plain.ts'
import {
  complete,
  foundationIssues,
  hasRuns,
  kinds,
  partIssues,
  type Experiment,
  type Kind,
  type ProblemExperiment,
  type ProblemInput,
  type TrainingExperiment,
  type TrainingInput,
} from '../spec/experiment.ts'
import {
  attackRefusals,
  metric as metricSchema,
  metricIssues,
  type MetricSpec,
  type TargetCheck,
} from '../spec/metric.ts'
import { lastStep, withOwnHyperparameters } from '../spec/algorithm.ts'
import { problemIssues } from '../spec/problem/problem.ts'
import { rememberRows } from '../spec/values/known-rows.ts'
import { issueOf } from '../spec/values/sentences.ts'
import type { ConstructionCheck } from '../spec/start.ts'
import { rowsOf } from '../spec/table.ts'
import { constructStart } from '../start/draw.ts'

const parsed = new WeakSet<object>()

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  if (Array.isArray(value)) for (const entry of value as unknown[]) freeze(entry)
  else Object.values(value).forEach(freeze)
  return Object.freeze(value)
}

/** Throws the first issues, if there are any; the search stops at the number that an error lists. */
function refuse(issues: Iterable<ExperimentIssue>): void {
  const first: ExperimentIssue[] = []
  for (const issue of issues) {
    first.push(issue)
    if (first.length === mostIssues) break
  }
  if (first.length > 0) throw new ExperimentError(first)
}

/** Parses single fields of a plain value: types, ranges, unknown and missing names, and defaults. */
function parseFields<const S extends v.GenericSchema>(fields: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(fields, value)
  if (result.success) return result.output
  throw new ExperimentError(result.issues.slice(0, mostIssues).map(issueOf))
}

type Fields = Readonly<Record<string, unknown>>

const kindSchema = v.looseObject({ kind: v.optional(v.picklist(Object.keys(kinds) as Kind[])) })

/** Returns the fields of a value and its kind; without a `kind`, a value with a problem is a problem, and any other is a training. */
function kindOf(value: unknown): { readonly kind: Kind; readonly fields: Fields } {
  const fields = parseFields(kindSchema, value)
  const { kind } = fields
  if (kind) return { kind, fields }
  return 'problem' in fields ? { kind: 'problem', fields: withoutIdle(fields) } : { kind: 'training', fields }
}

/** The fields next to a problem in links that are older than `kind`; they train nothing. */
const idle = {
  data: { kind: 'none' },
  model: { kind: 'function', id: 'quadratic' },
  metric: { loss: 'squared' },
  algorithms: [{ id: 'sgd', learningRate: 0, steps: 0 }],
  starts: [{ kind: 'weights', values: [0, 0] }],
  plane: { kind: 'weights', first: 0, second: 1 },
}

/**
 * Removes the fields of an idle training next to a problem.
 * @throws ExperimentError if those fields are invalid or would train something.
 */
function withoutIdle({ problem, ...rest }: Fields): Fields {
  const training = Object.keys(rest).filter((name) => name in idle || name === 'terrain')
  if (training.length === 0) return { ...rest, problem }
  const { model, algorithms } = trainingOf({ ...idle, ...rest })
  if (
    model.kind !== 'function' ||
    model.id !== idle.model.id ||
    algorithms.some((algorithm) => lastStep(algorithm) > 0)
  )
    throw ExperimentError.at(
      'problem',
      'an experiment with a problem trains nothing. Remove the training fields',
    )
  return { ...Object.fromEntries(Object.entries(rest).filter(([name]) => !training.includes(name))), problem }
}

/** Returns the check of an experiment's targets against a loss. */
const targetsOf =
  ({ data, model, seed }: TrainingExperiment): TargetCheck =>
  (loss, part) =>
    model.kind === 'function' ? [] : targetIssues(loss, part, data, model, seed)

/** Returns the check of starts that are computed from the data, which builds each of them. */
const constructionsOf =
  (experiment: TrainingExperiment): ConstructionCheck =>
  (id, index) => {
    try {
      constructStart(buildTrainingProblem(experiment), id, index)
      return []
    } catch (error) {
      if (!(error instanceof ExperimentError)) throw error
      return error.issues
    }
  }

/**
 * Makes a training from plain fields. After its defaults are filled in, its fields follow the order of the schema, so equal experiments
 * have equal links.
 */
function trainingOf(fields: Fields): TrainingExperiment {
  const experiment = freeze(
    v.parse(kinds.training, complete(parseFields(kinds.training, withOwnHyperparameters(fields)))),
  )
  if (experiment.data.kind === 'table') rowsOf(experiment.data).forEach(rememberRows)
  refuse(foundationIssues(experiment))
  refuse(
    partIssues(experiment, { targets: targetsOf(experiment), construction: constructionsOf(experiment) }),
  )
  return experiment
}

function problemOf(fields: Fields): ProblemExperiment {
  const experiment = freeze(parseFields(kinds.problem, fields))
  refuse(problemIssues(experiment.problem))
  return experiment
}

/**
 * Parses an experiment of any kind from any value. It fills in every default, so that a link outlives a change of defaults, checks the
 * whole, and freezes it deeply. Parsing a parsed experiment returns it. -0 becomes 0.
 * @throws ExperimentError, and never anything else, with a path and a plain sentence for each problem: unknown fields, NaN, infinities,
 * and parts that do not fit each other.
 *
 * @example
 * ```js
 * import { ExperimentError, parseExperiment } from './lib/badlands.js'
 *
 * const input = {
 *   version: 1,
 *   seed: 1,
 *   data: { kind: 'generated', id: 'two-moons' },
 *   model: { kind: 'mlp', widths: [2, 8, 1], activation: 'tanh' },
 *   metric: { loss: 'logistic' },
 *   algorithms: [{ id: 'adam', learningRate: 0.02, steps: 300 }],
 *   starts: [{ kind: 'random', distribution: 'lecun-normal' }],
 *   plane: { kind: 'random', normalization: 'filter' },
 * }
 * const experiment = parseExperiment(input)
 * console.log(experiment.data.size, experiment.algorithms[0].beta2) // 200 0.999
 * try {
 *   parseExperiment({ ...input, metric: { loss: 'logistic', part: 'test' } })
 * } catch (error) {
 *   console.log(error instanceof ExperimentError, error.issues[0].path) // true metric.part
 * }
 * ```
 */
export function parseExperiment(value: TrainingInput): TrainingExperiment
export function parseExperiment(value: ProblemInput): ProblemExperiment
export function parseExperiment<E extends Experiment>(value: E): E
export function parseExperiment(value: unknown): Experiment
export function parseExperiment(value: unknown): Experiment {
  if (typeof value === 'object' && value !== null && parsed.has(value)) return value as Experiment
  const { kind, fields } = kindOf(plainCopy(value))
  const experiment = kind === 'problem' ? problemOf(fields) : trainingOf(fields)
  parsed.add(experiment)
  return experiment
}

/**
 * Parses a value as parseExperiment does, and requires a training.
 * @throws ExperimentError for an experiment of another kind too.
 */
export function parseTraining(value: unknown): TrainingExperiment {
  const experiment = parseExperiment(value)
  if (hasRuns(experiment)) return experiment
  throw ExperimentError.at('kind', 'a problem is not trained, so it has no runs and no surface')
}

/**
 * Parses a metric other than the experiment's own (watched, measured or drawn), fills in its defaults, and checks it against the
 * experiment's data.
 * @throws ExperimentError if its part does not exist or the targets do not fit its loss.
 */
export function parseMetric(experiment: TrainingExperiment, value: unknown): MetricSpec {
  const metric = freeze(parseFields(metricSchema, plainCopy(value)))
  refuse(metricIssues(experiment, metric, 'metric', targetsOf(experiment)))
  return metric
}

/**
 * Parses a metric that is watched during a run, as parseMetric does.
 * @throws ExperimentError for an attacked metric too.
 */
export function parseWatched(experiment: TrainingExperiment, value: unknown): MetricSpec {
  const metric = parseMetric(experiment, value)
  if (metric.attack) refuse([{ path: 'metric.attack', message: attackRefusals.watched }])
  return metric
}
