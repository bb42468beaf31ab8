import { expect, it } from 'vitest'
import { onDeviceLoss } from '../../../../src/engine/backend/device-loss.ts'

/** A device that the test loses on demand, and how often its promise was read. */
function losable() {
  const reactions: (() => void)[] = []
  const lost = { then: (react: () => void) => void reactions.push(react) }
  return {
    device: { lost } as unknown as GPUDevice,
    asked: () => reactions.length,
    lose: () => reactions.splice(0).forEach((react) => react()),
  }
}

it('notifies current listeners, once', () => {
  const { device, lose } = losable()
  const heard: string[] = []
  onDeviceLoss(device, () => heard.push('one'))
  onDeviceLoss(device, () => heard.push('two'))()
  onDeviceLoss(device, () => heard.push('three'))
  expect(heard).toEqual([])
  lose()
  lose()
  expect(heard).toEqual(['one', 'three'])
})

it('notifies those who subscribe when the device is already lost', () => {
  const { device, lose } = losable()
  const heard: string[] = []
  onDeviceLoss(device, () => heard.push('before'))
  lose()
  onDeviceLoss(device, () => heard.push('after'))
  lose()
  expect(heard).toEqual(['before', 'after'])
})

it('adds only one function to the device, however many have listened', () => {
  const { device, asked } = losable()
  for (let i = 0; i < 100; i++) onDeviceLoss(device, () => undefined)()
  expect(asked()).toBe(1)
})
