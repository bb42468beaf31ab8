import { expect, test } from 'vitest'
import { Opening } from '../../../../src/landscape/opening/opening.ts'

test('an experiment opens at once if everything is there, and opening errors are reported', () => {
  const said: unknown[] = []
  const opening = new Opening((error) => said.push(error))
  opening.begin(undefined, () => said.push('opened'))
  opening.begin(undefined, () => {
    throw new RangeError('broken')
  })
  expect(said).toEqual(['opened', new RangeError('broken')])
  expect(opening.ready).toBeUndefined()
})

test('an experiment waits for what must be loaded, and a failure is reported', async () => {
  const said: unknown[] = []
  const opening = new Opening((error) => said.push(error))
  opening.begin(Promise.resolve(), () => said.push('opened'))
  expect(said).toEqual([])
  await opening.ready
  opening.begin(Promise.reject(new Error('missing')), () => said.push('not this'))
  await opening.ready
  expect(said).toEqual(['opened', new Error('missing')])
})

test('of two that load, the later one opens, whichever comes first', async () => {
  const said: string[] = []
  const opening = new Opening((error) => said.push(String(error)))
  const overtaken = async (coming: Promise<void>, name: string, next: string) => {
    opening.begin(coming, () => said.push(name))
    const { ready } = opening
    opening.begin(undefined, () => said.push(next))
    await ready
  }
  await overtaken(Promise.resolve(), 'first', 'second')
  await overtaken(Promise.reject(new Error('missing')), 'third', 'fourth')
  expect(said).toEqual(['second', 'fourth'])
})
