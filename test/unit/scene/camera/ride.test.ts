import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ridePose } from '../../../../src/scene/camera/ride.ts'

type Point = readonly [number, number, number]

/** A slope down to the right, and a run down it. */
const heightAt = (x: number) => 0.3 - 0.25 * x
const last = 100
const run = (record: number): Point => {
  const x = -0.8 + (1.6 * record) / last
  return [x, heightAt(x), 0.1]
}

test('the eye is behind the run and above the surface, and looks ahead and down', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: last, noNaN: true }), (at) => {
      const here = run(at)
      const { eye, target } = ridePose(run, at, last, heightAt)!
      expect(eye[0]).toBeLessThan(here[0])
      expect(target[0]).toBeGreaterThan(here[0])
      expect(eye[1]).toBeGreaterThan(heightAt(eye[0]) + 0.1)
      expect(target[1]).toBeLessThan(eye[1])
    }),
  )
})

test('the eye stays over a ridge behind the run', () => {
  const ridge = (x: number) => (Math.abs(x + 0.2) < 0.05 ? 0.55 : 0.05)
  const flat = (record: number): Point => [record / last, 0.05, 0]
  expect(ridePose(flat, 5, last, ridge)!.eye[1]).toBeGreaterThan(0.6)
})

test('a run that does not move, or is not finite, cannot be followed', () => {
  expect(ridePose(() => [0.2, 0.1, 0.3], 3, last, heightAt)).toBeUndefined()
  expect(ridePose((k) => [k, NaN, 0], 3, last, heightAt)).toBeUndefined()
})

test('the view turns as the run turns', () => {
  const corner = (record: number): Point =>
    record < 50 ? [record / 100, 0.1, 0] : [0.5, 0.1, (record - 50) / 100]
  const { eye, target } = ridePose(corner, 90, last, () => 0.1)!
  expect(target[2] - eye[2]).toBeGreaterThan(0.5)
  expect(target[0]).toBeCloseTo(eye[0], 6)
})
