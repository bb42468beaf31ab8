import { expect, it } from 'vitest'
import type { DeviceListener, Engine } from '../../../src/engine/types.ts'
import { DeviceNews } from '../../../src/store/device-news.ts'

/** An engine on a device that the test loses on demand. */
function losable() {
  let lose: () => void = () => undefined
  let listener: DeviceListener = () => undefined
  let offer: DeviceListener = () => undefined
  const asked: string[] = []
  const lost = new Promise<void>((resolve) => (lose = resolve))
  const onRebuilt = (given: typeof listener) => {
    listener = given
    return () => undefined
  }
  const onNews = (given: typeof offer) => {
    offer = given
    return () => undefined
  }
  const retryDevice = () => Promise.resolve(void asked.push('device'))
  const engine = { device: { lost }, onRebuilt, onNews, retryDevice } as unknown as Engine
  const loses = () => (lose(), lost)
  const rebuild: DeviceListener = (...news) => listener(...news)
  return { engine, loses, rebuild, offer: (...news: Parameters<DeviceListener>) => offer(...news), asked }
}

it('news report that the device was lost, then where it is again, until they are dismissed', async () => {
  const { engine, loses, rebuild } = losable()
  let rebuilt = 0
  const news = new DeviceNews(engine, () => rebuilt++)
  expect(news.notice).toBeUndefined()
  await loses()
  expect(news.notice).toContain('was lost')
  rebuild('It is on another device.')
  expect([news.notice, rebuilt]).toEqual(['It is on another device.', 1])
  news.dismiss()
  expect(news.notice).toBeUndefined()
})

it('news offer a device that came late, or another one after losses, until it is requested', () => {
  const { engine, rebuild, offer, asked } = losable()
  const news = new DeviceNews(engine, () => undefined)
  offer('It answers now.', 'late')
  expect([news.notice, news.offer]).toEqual(['It answers now.', 'Use it'])
  rebuild('It was lost three times.', 'another')
  expect([news.notice, news.offer]).toEqual(['It was lost three times.', 'Try again'])
  news.retry()
  expect([news.offer, ...asked]).toEqual([undefined, 'device'])
})

it('a device closed after disposal is no news', async () => {
  const { engine, loses } = losable()
  const news = new DeviceNews(engine, () => undefined)
  news.dispose()
  await loses()
  expect(news.notice).toBeUndefined()
})
