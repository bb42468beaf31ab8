import { expect, test } from 'vitest'
import { isBeingWritten, WritingTurn } from '../../../../src/study/lecture/writing-turn.ts'

test("the browser's locks and messages give the turn to one tab only, and to the one that takes it", async () => {
  const heard: string[] = []
  const turnOf = (text: string) =>
    new WritingTurn('yours.one', {
      text: () => text,
      heard: (said) => heard.push(said),
      lost: () => Promise.resolve(),
    })
  const first = turnOf('by the first')
  await expect.poll(() => isBeingWritten('yours.one')).toBe(true)
  const second = turnOf('by the second')
  await expect.poll(() => second.writes).toBe(false)
  await expect.poll(() => heard).toEqual(['by the first'])
  second.take()
  await expect.poll(() => [first.writes, second.writes]).toEqual([false, true])
  second.tell('another')
  await expect.poll(() => heard.at(-1)).toBe('another')
  second.dispose()
  await expect.poll(() => first.writes).toBe(true)
  first.dispose()
  await expect.poll(() => isBeingWritten('yours.one')).toBe(false)
})
