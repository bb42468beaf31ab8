import { expect, test } from 'vitest'
import { labelsOf } from '../../../src/scene/layers/marker-layer.ts'

const at = { x: 100, y: 100, hidden: false }
const mark = (shape: 'flag' | 'ring' | 'cross', label = 'minimum, sharpness 82.28') => ({
  mark: { id: shape, label, color: '#000', a: 0, b: 0, shape },
  at,
})
const cards = (width: number, ...marks: ReturnType<typeof mark>[]) =>
  labelsOf({ marks, starts: [] }, width, (text) => 10 * text.length)

test('a mark takes the room that is drawn of it: a flag stands up, a ring and a cross lie around their point', () => {
  const [flag, ring, cross] = cards(900, mark('flag'), mark('ring'), mark('cross'))
  expect(flag!.box.y + flag!.box.height / 2).toBeLessThan(95)
  for (const { box } of [ring!, cross!])
    expect([box.x + box.width / 2, box.y + box.height / 2]).toEqual([100, 100])
})

test('a label is shortened on a narrow stage, and left out on a small one', () => {
  expect(cards(900, mark('ring')).map(({ text }) => text)).toEqual(['minimum, sharpness 82.28'])
  expect(cards(340, mark('ring')).map(({ text }) => text)).toEqual(['minimum'])
  expect(cards(240, mark('ring')).map(({ text, size }) => [text, size.width])).toEqual([['', 0]])
})
