import { expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import '../../../../src/pictures/tilt/bl-tilt.ts'
import { mount, settled, within } from '../../fixtures/mount.ts'

const view = {
  poles: [
    { x: -1, y: -1, height: 1 },
    { x: 1, y: 1, height: 1 },
    { x: 1, y: -1, height: -1 },
    { x: -1, y: 1, height: -1 },
  ],
  rectangle: { x: [-1.5, 1.5], y: [-1.5, 1.5] },
  factor: 1,
  names: ['x₁', 'x₂'],
} as const

test('a handle is moved by keys and dragged, and reports the loss and the least so far', async () => {
  const tilt = await mount('bl-tilt', { heading: 'a plane', view })
  tilt.style.cssText = 'width: 400px; height: 400px'
  await settled(tilt)
  const root = tilt.shadowRoot!
  const handles = [...root.querySelectorAll<SVGElement>('.handle')]
  expect(handles).toHaveLength(3)
  const valueOf = (handle: SVGElement) => Number(handle.getAttribute('aria-valuenow'))
  const reading = () => within(tilt, '.reading').textContent!.replace(/\s+/g, ' ').trim()
  expect(reading()).toMatch(/^loss \d\.\d+$/)

  const before = valueOf(handles[0]!)
  handles[0]!.focus()
  await userEvent.keyboard('{ArrowUp}')
  await settled(tilt)
  expect(valueOf(handles[0]!)).toBeCloseTo(before + 0.1, 9)
  expect(reading()).toMatch(/least so far/)

  const picture = root.querySelector('svg')!
  const [held, box] = [handles[1]!.getBoundingClientRect(), picture.getBoundingClientRect()]
  const middle = { x: held.left + held.width / 2 - box.left, y: held.top + held.height / 2 - box.top }
  const high = valueOf(handles[1]!)
  await userEvent.dragAndDrop(picture, picture, {
    sourcePosition: { x: Math.round(middle.x), y: Math.round(middle.y) },
    targetPosition: { x: Math.round(middle.x), y: Math.round(middle.y) - 40 },
  })
  await settled(tilt)
  expect(valueOf(handles[1]!)).toBeGreaterThan(high + 0.4)
})
