import { describe, expect, test } from 'vitest'
import { affordableLevels } from '../../../../../src/engine/many-runs/hyperparameters/affordable-levels.ts'
import { levelsOf } from '../../../../../src/engine/many-runs/levels.ts'
import { ExperimentError } from '../../../../../src/experiment/spec/values/error.ts'

const levels = levelsOf([65, 65], 25)
const finest = (bits: (stride: number) => 32 | 64, runWork: number) => {
  const { levels: shown, float64, because } = affordableLevels(levels, bits, runWork)
  return [Math.sqrt(shown.at(-1)!.points.length), float64, because?.slice(0, 7)]
}
const near =
  (most: number) =>
  (stride: number): 32 | 64 => {
    if (stride >= most) return 32
    throw ExperimentError.at('plane.a', `too near at ${stride}`)
  }

describe('the finest possible grid', () => {
  test('is the full one if float32 distinguishes its points, whatever a run costs', () => {
    expect(finest(() => 32, 1e12)).toEqual([65, false, undefined])
  })

  test('has as many points as float64 can train in some seconds', () => {
    expect(finest(() => 64, 1e5)).toEqual([65, true, undefined])
    expect(finest(() => 64, 2e6)).toEqual([33, true, 'float32'])
    expect(finest(() => 64, 1e7)).toEqual([17, true, 'float32'])
    expect(finest(() => 64, 4e7)).toEqual([9, true, 'float32'])
  })

  test('is at least coarse if that takes minutes, and refused if it would take hours', () => {
    expect(finest(() => 64, 1e9)).toEqual([5, true, 'float32'])
    expect(() => finest(() => 64, 1e10)).toThrow('float64 would take too long: zoom out')
  })

  test('is one whose values float32 distinguishes, and which may be trained in it', () => {
    const bits = (stride: number) => (stride >= 4 ? 32 : 64)
    expect(finest(bits, 1e8)).toEqual([17, false, 'float32'])
    expect(finest(near(8), 1e12)).toEqual([9, false, 'on a fi'])
  })

  test("is refused for the finest grid's reason if none can be distinguished", () => {
    expect(() => finest(near(1000), 1)).toThrow('plane.a: too near at 1')
  })
})
