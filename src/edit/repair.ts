import { ExperimentError, type ExperimentIssue } from '../experiment/spec/values/error.ts'
import { parseExperiment, parseTraining } from '../experiment/format/parse.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import { axisProblem, withAxisDefault, type Axis } from '../experiment/spec/axis.ts'
import type { HyperparameterSpec } from '../reference/plane/hyperparameters.ts'
import { hyperparameterName } from '../words/hyperparameters.ts'
import { offeredAxes } from './offered-axes.ts'

type Side = 'a' | 'b'

/** An experiment with a fitting plane, and a sentence about what had to change. */
export interface Repaired {
  readonly experiment: unknown
  readonly said: string | undefined
}

/**
 * Returns the paths of the same hyperparameter for the training algorithm, and for a start that is or is not
 * dragged.
 */
const relocated = (path: string, algorithm: number): string[] =>
  [path, path.replace(/^\/algorithms\/\d+/, `/algorithms/${algorithm}`)].flatMap((one) => [
    one,
    one.replace(/^\/starts\/0\/base\//, '/starts/0/'),
    one.replace(/^\/starts\/0\/(?!base\/)/, '/starts/0/base/'),
  ])

/** Returns the same paths for earlier layers. */
function earlier(path: string): string[] {
  const [, head, layer, tail] = /^(.*\/(?:layerRates|layers|widths|channels)\/)(\d+)(\/.*)?$/.exec(path) ?? []
  if (head === undefined) return []
  const least = head.endsWith('widths/') ? 1 : 0
  const count = Math.max(0, Number(layer) - least)
  return Array.from({ length: count }, (_, k) => `${head}${Number(layer) - 1 - k}${tail ?? ''}`)
}

/**
 * Returns a fitting axis to replace one that does not fit: the same hyperparameter of another algorithm or of
 * an earlier layer, otherwise the first available; never that of the other axis, `taken`, nor one that it may
 * become.
 */
function nearest(axis: Axis, experiment: TrainingExperiment, taken: string): Axis | undefined {
  const places = relocated(axis.path, experiment.terrain.algorithm)
  const fits = (path: string) =>
    path !== taken &&
    !isOutputs(path, experiment) &&
    !axisProblem({ ...axis, path }, withAxisDefault(experiment, path))
  const path = [...places, ...places.flatMap(earlier)].find(fits)
  if (path) return { ...axis, path }
  const others = relocated(taken, experiment.terrain.algorithm)
  return offeredAxes(experiment).find((one) => !others.includes(one.path))
}

/**
 * Returns whether a path leads to the number of outputs, which the data determine; when a hidden layer is
 * removed, the outputs take its index.
 */
const isOutputs = (path: string, { model }: Pick<TrainingExperiment, 'model'>): boolean =>
  model.kind !== 'function' &&
  path === (model.kind === 'mlp' ? `/model/widths/${model.widths.length - 1}` : '/model/outputs')

/**
 * Returns the issues of an experiment if all are about axes with an invalid or a shared path; otherwise
 * `undefined`.
 */
function axisIssues(experiment: unknown): readonly ExperimentIssue[] | undefined {
  try {
    parseExperiment(experiment)
    return []
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error
    return error.issues.every(({ path }) => /^plane\.[ab]\.path$/.test(path)) ? error.issues : undefined
  }
}

/** Returns the experiment over two axes that every algorithm has. */
function elsewhere(experiment: TrainingExperiment): TrainingExperiment {
  const axis = (name: string): Axis => ({
    path: `/algorithms/${experiment.terrain.algorithm}/${name}`,
    from: 0,
    to: 1,
    scale: 'linear',
  })
  const plane = { kind: 'hyperparameters', a: axis('learningRate'), b: axis('weightDecay') }
  return parseTraining({ ...experiment, plane })
}

function sentence(before: Axis, after: Axis): string {
  const [was, is] = [before, after].map(({ path }) => hyperparameterName(path))
  if (was === is) return `The plane follows the ${is ?? ''} to its new place.`
  return `There is no ${was ?? ''} here any more, so the plane shows ${is ?? ''} instead.`
}

/**
 * Repairs axes with an invalid path: the same hyperparameter in its new place, otherwise that of an earlier
 * layer, otherwise the first available. Anything else is returned unchanged, valid or not.
 */
export function withFittingAxes(experiment: unknown): Repaired {
  const as = { experiment, said: undefined }
  const plane = (experiment as { readonly plane?: { readonly kind?: unknown } } | undefined)?.plane
  const issues = plane?.kind === 'hyperparameters' && axisIssues(experiment)
  if (!issues) return as
  const value = experiment as TrainingExperiment
  const axes = { ...(value.plane as HyperparameterSpec) }
  const isBroken = (side: Side): boolean =>
    isOutputs(axes[side].path, value) || issues.some(({ path }) => path === `plane.${side}.path`)
  const said: string[] = []
  for (const side of (['b', 'a'] as const).filter(isBroken)) {
    const next = nearest(axes[side], elsewhere(value), axes[side === 'a' ? 'b' : 'a'].path)
    if (!next) return as
    said.unshift(sentence(axes[side], next))
    axes[side] = next
  }
  return said.length > 0 ? { experiment: { ...value, plane: axes }, said: said.join(' ') } : as
}
