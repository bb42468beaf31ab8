import { beforeAll, expect, test } from 'vitest'
import { createEngine } from '../../src/engine/engine.ts'
import type { Engine } from '../../src/engine/types.ts'
import { oracle } from '../../src/experiment/oracle/index.ts'
import { largestError } from '../support/agreement.ts'
import { farFaults, reaching } from '../support/far.ts'
import { isLong } from '../support/long.ts'
import { type MatrixCase, matrix, matrixMeeting, matrixSample, matrixTable } from '../support/matrix.ts'

/** Largest difference from the oracle, as a share of the largest value of the series: float32 after 5 updates. */
const bound = { terrain: 2e-5, loss: 2e-5, weights: 2e-5, coordinates: 1e-4 }

/**
 * Who runs it, and how many cases at once: where each has a program of its own, the next compiles while one runs. The short form
 * leaves out the cases that have nothing new but that an activation, a rule and a plane meet. The general path is the same text
 * on every backend: all of it on two of them, and of the two that compile a program for each shape a sample but in the long form.
 */
const lanes = [
  ['webgpu', 'fused', 3, isLong ? matrix : matrixMeeting],
  ['webgpu', 'general', 1, isLong ? matrix : matrixSample],
  ['webgl', 'general', 1, isLong ? matrix : matrixSample],
  ['wasm', 'general', 1, matrix],
  ['cpu', 'general', 1, matrix],
] as const

beforeAll(() => console.log(matrixTable()))

/** Largest |found - wanted| over the largest |wanted|; Infinity where lengths or what is finite differ. */
function difference(found: ArrayLike<number>, wanted: ArrayLike<number>): number {
  const largest = Math.max(1e-3, ...Array.from(wanted, Math.abs).filter(Number.isFinite))
  return largestError(found, wanted, (f, w) => Math.abs(f - w) / largest)
}

/** What is further from the oracle than its bound. */
async function compare(
  engine: Engine,
  { experiment, terrain, watch, resolution, reach }: MatrixCase,
  path: 'fused' | 'general',
) {
  const field = await engine.terrain(experiment, { resolution, metric: terrain, path })
  const heights = oracle.terrain(experiment, { resolution, metric: terrain })
  const far = reaching(experiment, reach)
  const beyond = await engine.terrain(far, { resolution: [3, 2], metric: terrain, path })
  const away: [string, number, number][] = [
    ['resolution', difference(field.resolution, heights.resolution), 0],
    ['terrain', difference(field.values, heights.values), bound.terrain],
  ]
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
        (series, k) =>
          [`watched ${k}`, difference(run.watched[k]!, series), bound.loss] as [string, number, number],
      ),
      ['final weights', difference(run.finalWeights, wanted.finalWeights), bound.weights],
      ['a', difference(run.a, wanted.a), bound.coordinates],
      ['b', difference(run.b, wanted.b), bound.coordinates],
      ['distance', difference(run.distance, wanted.distance), bound.coordinates],
    )
    if (run.steps.length === wanted.steps.length)
      away.push(['last record', difference(run.weights(last), wanted.weights(last)), bound.weights])
  })
  const wrong = away
    .filter(([, found, most]) => !(found <= most))
    .map(([what, found]) => `${what} ${found.toExponential(1)}`)
  return [...wrong, ...farFaults(far, terrain, [3, 2], beyond.values).map((fault) => `far ${fault}`)]
}

test.each(lanes)(
  '%s, %s agrees with the oracle',
  { timeout: 600_000 },
  async (backend, path, abreast, chosen) => {
    const engine = await createEngine({ backend })
    const wrong: string[] = []
    const cases = chosen.values()
    const work = async () => {
      for (const one of cases) {
        const away = await compare(engine, one, path)
        if (away.length > 0) wrong.push(`${one.name}: ${away.join(', ')}`)
      }
    }
    await Promise.all(Array.from({ length: abreast }, work))
    engine.dispose()
    expect(wrong.join('\n')).toBe('')
  },
)
