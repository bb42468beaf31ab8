import { describe, expect, it } from 'vitest'
import { LatestTask, type AbortableTask } from '../../../src/store/latest-task.ts'

const never = (name: string, log: string[]): AbortableTask => {
  return async (signal) => {
    log.push(name)
    await new Promise<void>((_, reject) =>
      signal.addEventListener('abort', () => reject(new Error(`${name} cancelled`))),
    )
  }
}

describe('latest', () => {
  it('cancels what is running and runs only the newest of the waiting tasks', async () => {
    const log: string[] = []
    const errors: unknown[] = []
    const latest = new LatestTask((error) => errors.push(error))
    latest.submit(never('first', log))
    latest.submit(never('second', log))
    latest.submit((signal) => {
      log.push(`third ${signal.aborted}`)
      return Promise.resolve()
    })
    await latest.whenIdle()
    expect(log).toEqual(['first', 'third false'])
    expect(errors).toEqual([])
    expect(latest.idle).toBe(true)
  })

  it('lets a task within patience finish before the next', async () => {
    const log: string[] = []
    const latest = new LatestTask(() => undefined)
    let finish = (): void => undefined
    latest.submit(async (signal) => {
      await new Promise<void>((resolve) => (finish = resolve))
      log.push(`first ${signal.aborted}`)
    })
    latest.submit(() => Promise.resolve(void log.push('second')), 60_000)
    finish()
    await latest.whenIdle()
    expect(log).toEqual(['first false', 'second'])
  })

  it('switches from a task that has shown something to the waiting one, or to the next', async () => {
    const log: string[] = []
    const latest = new LatestTask(() => undefined)
    latest.giveWay()
    latest.submit(never('first', log))
    latest.submit(never('second', log), 60_000)
    expect(log).toEqual(['first'])
    latest.giveWay()
    await Promise.resolve()
    await expect.poll(() => log).toEqual(['first', 'second'])
    latest.giveWay()
    latest.submit(() => Promise.resolve(void log.push('third')), 60_000)
    await latest.whenIdle()
    expect(log).toEqual(['first', 'second', 'third'])
  })

  it('reports what a task throws, and continues', async () => {
    const errors: unknown[] = []
    const latest = new LatestTask((error) => errors.push(error))
    latest.submit(() => Promise.reject(new Error('lost')))
    await latest.whenIdle()
    expect(errors).toEqual([new Error('lost')])
  })
})
