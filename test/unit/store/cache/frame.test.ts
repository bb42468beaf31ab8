import { expect, it } from 'vitest'
import type { HeightScale } from '../../../../src/math/height-scale.ts'
import { commonScale } from '../../../../src/store/cache/frame.ts'

const logarithmic = (range: [number, number], minimum: number, floor: number): HeightScale => ({
  kind: 'log',
  range,
  minimum,
  floor,
})

it('one scale for several pictures has the range of all, the lowest minimum and the highest floor', () => {
  const scales = [
    logarithmic([1, 4], 0.5, 0.01),
    logarithmic([2, 9], 0.25, 0.1),
    logarithmic([0.5, 3], 1, 0.02),
  ]
  expect(commonScale(scales)).toEqual(logarithmic([0.5, 9], 0.25, 0.1))
})

it('there is none without a picture, or if heights differ in kind', () => {
  const linear: HeightScale = { ...logarithmic([1, 4], 0, 0), kind: 'linear' }
  expect(commonScale([])).toBeUndefined()
  expect(commonScale([linear, logarithmic([1, 4], 0, 0)])).toBeUndefined()
  expect(commonScale([linear, linear])).toEqual(linear)
})
