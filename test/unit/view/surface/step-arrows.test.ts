import { describe, expect, it } from 'vitest'
import { runSteps, standingRecord } from '../../../../src/analyses/run-steps.ts'
import { magnification, stepArrows } from '../../../../src/view/surface/step-arrows.ts'
import { Playback } from '../../../../src/store/playback.ts'
import { Store } from '../../../../src/store/store.ts'
import { oracle } from '../../../../src/experiment/oracle/index.ts'
import type { ExperimentInput } from '../../../../src/experiment/spec/experiment.ts'
import { moons } from '../../../support/experiments.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'

/** (x² + 10 y²)/2 over directions that are neither orthogonal nor of length 1: the plane is the whole space. */
const skew: ExperimentInput = {
  version: 1,
  seed: 1,
  data: { kind: 'none' },
  model: { kind: 'function', id: 'quadratic', parameters: { a: 1, b: 10 } },
  metric: { loss: 'squared' },
  algorithms: [
    { id: 'sgd', learningRate: 0.05, steps: 20 },
    { id: 'heavy-ball', learningRate: 0.05, steps: 20 },
    { id: 'adam', learningRate: 0.05, steps: 20 },
  ],
  starts: [{ kind: 'weights', values: [2, -1] }],
  plane: { kind: 'directions', u: [2, 0], v: [1, 1], origin: 'zero', extent: { a: [-2, 2], b: [-2, 2] } },
  view: { internals: true },
}

async function stepsAt(input: ExperimentInput, step: number, hidden: readonly number[] = []) {
  const engine = new OracleEngine()
  const store = new Store(() => Promise.resolve(engine), input, 9)
  await store.whenIdle()
  engine.asked.length = 0
  const playback = new Playback()
  playback.setLast(1000)
  playback.seek(step)
  const { study, steps } = runSteps(store, { playback, hidden: new Set(hidden) })
  await study.whenIdle()
  return { engine, store, study, playback, steps }
}

/** Tip minus tail of an arrow's shaft in weight space. */
function arrow(made: ReturnType<typeof stepArrows>, id: string): readonly [number, number] {
  const { points } = made.curves.find((curve) => curve.id === `${id} shaft`)!
  const [[a0, b0], [a1, b1]] = [points[0]!, points[1]!]
  const [da, db] = [(a1 - a0) / made.view.magnification, (b1 - b0) / made.view.magnification]
  return [2 * da + db, db]
}

describe('arrows of a step', () => {
  it('are the vectors themselves where the plane is the whole space, over oblique directions', async () => {
    const { store, steps } = await stepsAt(skew, 4)
    const made = stepArrows(store.experiment, store.terrain!, steps.value, 'light')
    expect(steps.value).toHaveLength(3)
    for (const { run, record, fresh, carried, move } of steps.value) {
      expect(record).toBe(4)
      const id = `0/${run.algorithm}`
      for (const [kind, vector] of [['fresh', fresh], ['carried', carried], ['move', move]] as const)
        if (vector.some((x) => x !== 0))
          arrow(made, `${id} ${kind}`).forEach((x, i) => expect(x).toBeCloseTo(vector[i]!, 5))
      const [tail] = made.curves.find((curve) => curve.id === `${id} move shaft`)!.points
      expect(tail).toEqual([run.a[4], run.b[4]])
    }
    const [descent, ball, adam] = made.view.runs
    expect(descent!.parts.map(({ kind }) => kind)).toEqual(['fresh', 'move'])
    expect(ball!.parts.map(({ kind }) => kind)).toEqual(['fresh', 'carried', 'move'])
    expect(descent!.parts.map(({ angle }) => Math.round(angle))).toEqual([0, 0])
    for (const { parts } of [descent!, ball!, adam!])
      for (const { inPlane } of parts) expect(inPlane).toBeCloseTo(1, 6)
    const [x, y] = arrow(made, '0/1 move')
    const sum = ['fresh', 'carried'].map((kind) => arrow(made, `0/1 ${kind}`))
    expect(sum[0]![0] + sum[1]![0]).toBeCloseTo(x, 5)
    expect(sum[0]![1] + sum[1]![1]).toBeCloseTo(y, 5)
    expect([adam!.t, adam!.rate]).toEqual([5, 0.05])
  }) // prettier-ignore

  it('say how much of a vector lies in a plane that is not the whole space', async () => {
    const { store, steps } = await stepsAt({ ...moons, view: { internals: true } }, 10)
    const made = stepArrows(store.experiment, store.terrain!, steps.value, 'light')
    const { u, v } = store.terrain!
    const { move } = steps.value[0]!
    const along = [u, v].map((unit) => unit.reduce((sum, x, i) => sum + x * move[i]!, 0))
    const share = Math.hypot(...along) / Math.hypot(...move)
    expect(share).toBeLessThan(0.999)
    const part = made.view.runs[0]!.parts.at(-1)!
    expect(part.inPlane).toBeCloseTo(share, 5)
    expect(part.length).toBeCloseTo(Math.hypot(...move), 6)
  })

  it('are magnified alike, by 1, 2 or 5 and zeros, only where none could be seen', () => {
    expect([0.3, 0.06, 0.04, 0.02, 0.0099, 1e-6, 0].map(magnification)).toEqual([1, 1, 5, 10, 20, 200_000, 1])
  })
})

describe('steps of the runs that are shown', () => {
  it('are the steps that the runs made, whatever was asked before', async () => {
    const { store, study, playback, steps } = await stepsAt(skew, 12)
    const runs = oracle.train(skew, { record: 'all' })
    for (const at of [12, 13, 5, 0, 12, 19]) {
      playback.seek(at)
      await study.whenIdle()
      for (const { run, move, t } of steps.value) {
        const weights = (step: number) => runs[run.algorithm]!.weights(step)
        expect(t).toBe(at + 1)
        move.forEach((x, i) => expect(x).toBeCloseTo(weights(at + 1)[i]! - weights(at)[i]!, 5))
      }
    }
    expect(store.issues).toEqual([])
    expect(study.error.value).toEqual([])
  })

  it('are asked for once, not of hidden runs, and not where nobody asks for them', async () => {
    const { engine, study, playback } = await stepsAt(skew, 3, [1])
    expect(engine.asked).toEqual(['measure step', 'measure step'])
    playback.follow(3.4)
    await study.whenIdle()
    expect(engine.asked).toHaveLength(2)
    const none = await stepsAt({ ...skew, view: {} }, 3)
    expect(none.engine.asked).toEqual([])
    expect(none.steps.value).toEqual([])
  })

  it('are gone when their runs are, and go along into another plane', async () => {
    const { store, steps } = await stepsAt(skew, 3)
    store.edit({ plane: { u: [1, 0] } }, 'plane')
    await store.whenIdle()
    expect(steps.value.map(({ run }) => run.a)).toEqual(store.runs.map((run) => run!.a))
    store.edit({ starts: [{ kind: 'weights', values: [1, 1] }] }, 'start')
    await store.whenIdle()
    expect(steps.value).toEqual([])
  })

  it('stand at the last record that goes on', () => {
    const steps = Uint32Array.of(0, 2, 4, 5)
    expect([0, 1.5, 2, 4.9, 5, 9].map((at) => standingRecord({ steps }, at))).toEqual([0, 0, 1, 2, 2, 2])
    expect(standingRecord({ steps: Uint32Array.of(0) }, 0)).toBeUndefined()
  })
})
