import { expect, test } from 'vitest'
import { dropVersions, keepVersion, versionsOf } from '../../../../src/study/lecture/saved-versions.ts'

test('the last ten versions of a lecture are kept, each once, until all are dropped', async () => {
  const version = (time: number, id = 'yours.one') => ({ id, time, text: `text ${time}` })
  for (let time = 1; time <= 12; time++) await keepVersion(version(time))
  await keepVersion({ ...version(13), text: 'text 12' })
  await keepVersion(version(1, 'yours.other'))
  const times = async (id: string) => (await versionsOf(id)).map(({ time }) => time)
  expect(await times('yours.one')).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3])
  expect(await times('yours.other')).toEqual([1])
  await dropVersions()
  expect(await times('yours.one')).toEqual([])
})
