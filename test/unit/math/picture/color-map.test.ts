import { interpolateCividis, interpolateViridis } from 'd3-scale-chromatic'
import { expect, test } from 'vitest'
import { parseColor } from '../../../../src/math/picture/color.ts'
import { colorAt, colorTable } from '../../../../src/math/picture/color-map.ts'

test('colours range from the lowest stratum to the highest', () => {
  expect(colorAt('strata', 0)).toEqual(parseColor('#1b2143'))
  expect(colorAt('strata', 2)).toEqual(parseColor('#f4ddae'))
  expect([...colorTable('viridis', 2)]).toEqual([68, 1, 84, 255, 253, 231, 37, 255])
  expect(parseColor('rgb(255, 0, 51)')).toEqual([1, 0, 0.2])
})

test.for([
  ['viridis', interpolateViridis, 3],
  ['cividis', interpolateCividis, 2],
] as const)('%s is that of d3-scale-chromatic between its stops', ([name, reference, bound]) => {
  for (let i = 0; i <= 1000; i++) {
    const wanted = parseColor(reference(i / 1000))
    colorAt(name, i / 1000).forEach((channel, k) =>
      expect(255 * Math.abs(channel - (wanted[k] ?? NaN))).toBeLessThan(bound),
    )
  }
})
