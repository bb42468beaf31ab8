import { expect, test } from 'vitest'
import { inkOn } from '../../../../src/math/picture/ink-on.ts'

test('letters are dark on light colours and light on dark ones', () => {
  for (const color of ['#ffffff', '#f8b860', '#70d0e0']) expect(inkOn(color), color).toBe('#14141c')
  for (const color of ['#000000', '#1870c0', '#a85848']) expect(inkOn(color), color).toBe('#ffffff')
})
