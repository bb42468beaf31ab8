import { expect, it } from 'vitest'
import type { Engine } from '../../../src/engine/types.ts'
import { DeviceNews } from '../../../src/store/device-news.ts'

/** An engine on a device that the test loses by hand. */
function losable() {
  let lose: () => void = () => undefined
  let listener: (reason: string) => void = () => undefined
  const lost = new Promise<void>((resolve) => (lose = resolve))
  const onRebuilt = (given: typeof listener) => {
    listener = given
    return () => undefined
  }
  const engine = { device: { lost }, onRebuilt } as unknown as Engine
  const loses = () => (lose(), lost)
  return { engine, loses, rebuild: (reason: string) => listener(reason) }
}

it('says that the device was lost, then where it stands again, until it is dismissed', async () => {
  const { engine, loses, rebuild } = losable()
  let rebuilt = 0
  const news = new DeviceNews(engine, () => rebuilt++)
  expect(news.notice).toBeUndefined()
  await loses()
  expect(news.notice).toContain('was lost')
  rebuild('It stands on another device.')
  expect([news.notice, rebuilt]).toEqual(['It stands on another device.', 1])
  news.dismiss()
  expect(news.notice).toBeUndefined()
})

it('says nothing of a device that is closed after it was disposed', async () => {
  const { engine, loses } = losable()
  const news = new DeviceNews(engine, () => undefined)
  news.dispose()
  await loses()
  expect(news.notice).toBeUndefined()
})
