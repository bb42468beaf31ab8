import { describe, expect, it } from 'vitest'
import { magnification, stepArrows } from '../../../../src/view/surface/step-arrows.ts'
import { moons } from '../../../support/experiments.ts'
import { obliqueQuadratic, stepsAt } from '../../../support/theory/oblique-quadratic.ts'

/** Tip minus tail of an arrow's shaft in weight space. */
function arrow(made: ReturnType<typeof stepArrows>, id: string): readonly [number, number] {
  const { points } = made.curves.find((curve) => curve.id === `${id} shaft`)!
  const [[a0, b0], [a1, b1]] = [points[0]!, points[1]!]
  const [da, db] = [(a1 - a0) / made.view.magnification, (b1 - b0) / made.view.magnification]
  return [2 * da + db, db]
}

describe('arrows of a step', () => {
  it('are the vectors themselves if the plane is the whole space, over oblique directions', async () => {
    const { store, steps } = await stepsAt(obliqueQuadratic, 4)
    const made = stepArrows(store.training!, store.terrain!, steps.value, 'light')
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

  it('show how much of a vector lies in a plane that is not the whole space', async () => {
    const { store, steps } = await stepsAt({ ...moons, view: { internals: true } }, 10)
    const made = stepArrows(store.training!, store.terrain!, steps.value, 'light')
    const { u, v } = store.terrain!
    const { move } = steps.value[0]!
    const along = [u, v].map((unit) => unit.reduce((sum, x, i) => sum + x * move[i]!, 0))
    const share = Math.hypot(...along) / Math.hypot(...move)
    expect(share).toBeLessThan(0.999)
    const part = made.view.runs[0]!.parts.at(-1)!
    expect(part.inPlane).toBeCloseTo(share, 5)
    expect(part.length).toBeCloseTo(Math.hypot(...move), 6)
  })

  it('are magnified equally, by 1, 2 or 5 times a power of ten, only if none would be visible', () => {
    expect([0.3, 0.06, 0.04, 0.02, 0.0099, 1e-6, 0].map(magnification)).toEqual([1, 1, 5, 10, 20, 200_000, 1])
  })
})
