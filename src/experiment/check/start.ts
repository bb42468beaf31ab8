import { buildProblem } from '../build-problem.ts'
import { ExperimentError, type ExperimentIssue } from '../error.ts'
import { constructStart } from '../model/start.ts'
import type { Experiment } from '../schema/experiment.ts'
import type { ModelSpec } from '../schema/model.ts'
import type { BaseStart, Distribution, RandomStart, ScaledStart } from '../schema/start.ts'
import { referenceIssues, weightsIssues } from './reference.ts'
import { count, layerCount } from './shape.ts'

/** Distributions that need no fan-in. */
const withoutFan: readonly Distribution[] = ['normal', 'uniform', 'rademacher']

function* randomIssues(start: RandomStart, model: ModelSpec, path: string): Generator<ExperimentIssue> {
  const layers = layerCount(model)
  if (start.layers && start.layers.length !== layers)
    yield {
      path: `${path}.layers`,
      message: `must hold one distribution for each of the ${count(layers, 'layer')}, not ${start.layers.length}`,
    }
  if (model.kind === 'function') {
    for (const { distribution } of [start, ...(start.layers ?? [])])
      if (!withoutFan.includes(distribution))
        yield {
          path: `${path}.distribution`,
          message: `a function of two weights has no fan-in for ${distribution}: use ${withoutFan.join(', ')}`,
        }
    if (start.antisymmetric)
      yield { path: `${path}.antisymmetric`, message: 'a function of two weights has no hidden layer' }
    return
  }
  const hidden = model.widths.slice(1, -1).at(-1)
  if (start.antisymmetric && (hidden === undefined || hidden % 2 === 1))
    yield {
      path: `${path}.antisymmetric`,
      message: 'needs a last hidden layer with an even number of units, to pair them',
    }
}

function* constructionIssues(experiment: Experiment, id: string, index: number): Generator<ExperimentIssue> {
  try {
    constructStart(buildProblem(experiment), id, index)
  } catch (error) {
    if (!(error instanceof ExperimentError)) throw error
    yield* error.issues
  }
}

/** Whether following `of` from a start comes round again. */
function refersToItself({ starts }: Experiment, index: number): boolean {
  const seen = new Set<number>()
  let at = index
  for (;;) {
    if (seen.has(at)) return true
    seen.add(at)
    const start = starts[at]
    const base = start?.kind === 'plane' ? start.base : start
    if (base?.kind !== 'scaled' || Array.isArray(base.of)) return false
    at = base.of.start
  }
}

function* unitIssues({ units }: ScaledStart, model: ModelSpec, path: string): Generator<ExperimentIssue> {
  if (!units) return
  const hidden = model.kind === 'mlp' ? model.widths.slice(1, -1) : []
  if (units.length !== hidden.length)
    yield {
      path,
      message: `must hold a list for each of the ${count(hidden.length, 'hidden layer')}, not ${units.length}`,
    }
  for (const [l, width] of hidden.entries())
    if (units[l] && units[l].length !== width)
      yield {
        path: `${path}[${l}]`,
        message: `must hold one factor for each of the ${count(width, 'unit')}, not ${units[l].length}`,
      }
}

function* scaledIssues(
  start: ScaledStart,
  experiment: Experiment,
  index: number,
  path: string,
): Generator<ExperimentIssue> {
  yield* referenceIssues(start.of, experiment, `${path}.of`)
  const layers = layerCount(experiment.model)
  if (start.factors.length !== layers)
    yield {
      path: `${path}.factors`,
      message: `must hold one factor for each of the ${count(layers, 'layer')}, not ${start.factors.length}`,
    }
  yield* unitIssues(start, experiment.model, `${path}.units`)
  if (refersToItself(experiment, index))
    yield {
      path: `${path}.of`,
      message: 'the start is made of itself: refer to another start, or give weights',
    }
}

function* baseIssues(
  start: BaseStart,
  experiment: Experiment,
  index: number,
  path: string,
): Generator<ExperimentIssue> {
  switch (start.kind) {
    case 'random':
      yield* randomIssues(start, experiment.model, path)
      return
    case 'weights':
      yield* weightsIssues(start.values, experiment, `${path}.values`)
      return
    case 'construction':
      yield* constructionIssues(experiment, start.id, index)
      return
    case 'scaled':
      yield* scaledIssues(start, experiment, index, path)
  }
}

/** What is wrong with the starts. */
export function* startIssues(experiment: Experiment): Generator<ExperimentIssue> {
  for (const [index, start] of experiment.starts.entries()) {
    const path = `starts[${index}]`
    if (start.kind !== 'plane') yield* baseIssues(start, experiment, index, path)
    else if (start.base) yield* baseIssues(start.base, experiment, index, `${path}.base`)
  }
}
