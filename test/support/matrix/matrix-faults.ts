import type { Engine } from '../../../src/engine/types.ts'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { largestError } from '../agreement.ts'
import { farFaults, reaching } from './far.ts'
import type { MatrixCase } from './matrix.ts'

/** Largest difference from the oracle after 5 updates in float32, as a share of the series' largest value. */
const bound = { terrain: 2e-5, loss: 2e-5, weights: 2e-5, coordinates: 1e-4 }

/**
 * Largest |found - wanted| over the largest |wanted|; Infinity if the lengths differ, or one number is finite
 * and the other is not.
 */
function difference(found: ArrayLike<number>, wanted: ArrayLike<number>): number {
  const largest = Math.max(1e-3, ...Array.from(wanted, Math.abs).filter(Number.isFinite))
  return largestError(found, wanted, (f, w) => Math.abs(f - w) / largest)
}

type Answer = readonly [what: string, found: number, bound: number]

/** Describes each answer that is further from the oracle than its bound. */
const beyondBounds = (answers: readonly Answer[]): string[] =>
  answers
    .filter(([, found, most]) => !(found <= most))
    .map(([what, found]) => `${what} ${found.toExponential(1)}`)

/**
 * Describes each part of an engine's terrain, near and far, that is further from the oracle than its bound.
 */
export async function terrainFaults(
  engine: Engine,
  { experiment, terrain, resolution, reach }: MatrixCase,
  path: 'fused' | 'general',
): Promise<string[]> {
  const field = await engine.terrain(experiment, { resolution, metric: terrain, path })
  const heights = oracle.terrain(experiment, { resolution, metric: terrain })
  const far = reaching(experiment, reach)
  const beyond = await engine.terrain(far, { resolution: [3, 2], metric: terrain, path })
  const wrong = beyondBounds([
    ['resolution', difference(field.resolution, heights.resolution), 0],
    ['terrain', difference(field.values, heights.values), bound.terrain],
  ])
  return [...wrong, ...farFaults(far, terrain, [3, 2], beyond.values).map((fault) => `far ${fault}`)]
}

/** Describes each answer of an engine that is further from the oracle than its bound. */
export async function matrixFaults(engine: Engine, one: MatrixCase, path: 'fused' | 'general') {
  const { experiment, watch } = one
  const wrong = await terrainFaults(engine, one, path)
  const away: Answer[] = []
  const runs = await engine.train(experiment, { record: 2, watch, path })
  oracle.train(experiment, { record: 2, watch }).forEach((wanted, r) => {
    const run = runs[r]!
    const last = wanted.steps.length - 1
    away.push(
      ['path', run.path === path ? 0 : Infinity, 0],
      ['status', run.status === wanted.status ? 0 : Infinity, 0],
      ['outcome', run.outcome === wanted.outcome ? 0 : Infinity, 0],
      ['steps', difference(run.steps, wanted.steps), 0],
      ['loss', difference(run.loss, wanted.loss), bound.loss],
      ...wanted.watched.map(
        (series, k) => [`watched ${k}`, difference(run.watched[k]!, series), bound.loss] as const,
      ),
      ['final weights', difference(run.finalWeights, wanted.finalWeights), bound.weights],
      ['a', difference(run.a, wanted.a), bound.coordinates],
      ['b', difference(run.b, wanted.b), bound.coordinates],
      ['distance', difference(run.distance, wanted.distance), bound.coordinates],
    )
    if (run.steps.length === wanted.steps.length)
      away.push(['last record', difference(run.weights(last), wanted.weights(last)), bound.weights])
  })
  return [...wrong, ...beyondBounds(away)]
}
