import * as v from 'valibot'
import { targetIssues } from '../data/targets.ts'
import { buildProblem } from '../problem.ts'
import { mostIssues } from '../spec/values/bounds.ts'
import { ExperimentError, type ExperimentIssue } from '../spec/values/error.ts'
import { plainCopy } from './plain.ts'
import {
  complete,
  experiment as schema,
  foundationIssues,
  partIssues,
  type Experiment,
} from '../spec/experiment.ts'
import {
  attackRefusals,
  metric as metricSchema,
  metricIssues,
  type MetricSpec,
  type TargetCheck,
} from '../spec/metric.ts'
import { withOwnHyperparameters } from '../spec/algorithm.ts'
import { withIdleFields } from '../spec/problem/problem.ts'
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

/** Throws the first issues where there are any; no more are looked for than an error lists. */
function refuse(issues: Iterable<ExperimentIssue>): void {
  const first: ExperimentIssue[] = []
  for (const issue of issues) {
    first.push(issue)
    if (first.length === mostIssues) break
  }
  if (first.length > 0) throw new ExperimentError(first)
}

/** The fields of a plain value alone: types, ranges, unknown and missing names, and the defaults of single fields. */
function parseFields<const S extends v.GenericSchema>(fields: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(fields, value)
  if (result.success) return result.output
  throw new ExperimentError(result.issues.slice(0, mostIssues).map(issueOf))
}

/** The same fields in the order of the schema, so that equal experiments have equal links. */
const inOrder = (experiment: Experiment): Experiment => v.parse(schema, experiment)

/** Checks of an experiment's targets against a loss. */
const targetsOf =
  ({ data, model, seed }: Experiment): TargetCheck =>
  (loss, part) =>
    model.kind === 'mlp' ? targetIssues(loss, part, data, model, seed) : []

/** Checks of starts that are built from the data: each is built. */
const constructionsOf =
  (experiment: Experiment): ConstructionCheck =>
  (id, index) => {
    try {
      constructStart(buildProblem(experiment), id, index)
      return []
    } catch (error) {
      if (!(error instanceof ExperimentError)) throw error
      return error.issues
    }
  }

/**
 * An experiment from any value: every default filled in, so that a link outlives a change of defaults; checked as a whole;
 * deeply frozen. Parsing a parsed experiment returns it. -0 becomes 0.
 * @throws ExperimentError, and never anything else, with a path and a plain sentence for each problem: unknown fields, NaN
 * and infinities, and parts that do not fit each other.
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
export function parseExperiment(value: unknown): Experiment {
  if (typeof value === 'object' && value !== null && parsed.has(value)) return value as Experiment
  const written = withIdleFields(withOwnHyperparameters(plainCopy(value)))
  const experiment = freeze(inOrder(complete(parseFields(schema, written))))
  if (experiment.data.kind === 'table') rowsOf(experiment.data).forEach(rememberRows)
  refuse(foundationIssues(experiment))
  refuse(
    partIssues(experiment, { targets: targetsOf(experiment), construction: constructionsOf(experiment) }),
  )
  parsed.add(experiment)
  return experiment
}

/**
 * A metric that is not the experiment's own (watched, measured or drawn), with its defaults, checked against its data.
 * @throws ExperimentError where its part is not there or the targets do not fit its loss.
 */
export function parseMetric(experiment: Experiment, value: unknown): MetricSpec {
  const metric = freeze(parseFields(metricSchema, plainCopy(value)))
  refuse(metricIssues(experiment, metric, 'metric', targetsOf(experiment)))
  return metric
}

/**
 * A metric that a run is watched by, as parseMetric.
 * @throws ExperimentError for an attacked one too.
 */
export function parseWatched(experiment: Experiment, value: unknown): MetricSpec {
  const metric = parseMetric(experiment, value)
  if (metric.attack) refuse([{ path: 'metric.attack', message: attackRefusals.watched }])
  return metric
}
