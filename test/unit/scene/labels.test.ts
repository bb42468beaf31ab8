import { expect, test } from 'vitest'
import { labelsOf } from '../../../src/scene/layers/marker-layer.ts'

const at = { x: 100, y: 100, hidden: false }
const mark = (shape: 'flag' | 'ring' | 'cross', label = 'minimum, sharpness 82.28') => ({
  mark: { id: shape, label, color: '#000', a: 0, b: 0, shape },
  at,
})
const cards = (width: number, ...marks: ReturnType<typeof mark>[]) =>
  labelsOf({ marks, starts: [] }, { width, height: 500 }, (text) => 10 * text.length)

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

test('a small stage, narrow or low, names a few starts and not many', () => {
  const start = { label: 'w₀', a: 0, b: 0, loss: 1, color: '#000', run: undefined, fixed: false }
  const named = (count: number, width: number, height: number) => {
    const starts = Array.from({ length: count }, (_, index) => ({ start: { ...start, index }, at }))
    const cards = labelsOf({ marks: [], starts }, { width, height }, () => 30)
    return cards.filter(({ text, size }) => text && size.width > 0).length
  }
  expect([named(10, 900, 500), named(10, 280, 300), named(10, 400, 150), named(2, 280, 150)]).toEqual([
    10, 0, 0, 2,
  ])
})
