import { batch, signal } from '@preact/signals-core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DeviceLostError } from '../../../src/engine/backend/device-lost.ts'
import { Analysis, type Fit, type AnalysisSpec, type Work } from '../../../src/store/analysis.ts'
import type { AnalysisOwner } from '../../../src/store/owned-analyses.ts'
import { until } from '../../../src/store/until.ts'
import { unowned } from '../../support/unowned.ts'

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

const made: { dispose(): void }[] = []
afterEach(() => {
  for (const analysis of made.splice(0)) analysis.dispose()
})

/** A task that the test ends on demand. */
interface Call {
  readonly input: number
  readonly work: Work<string>
  answer(value?: string): void
  fail(error: unknown): void
}

/** An analysis of a number. Its tasks end on demand, or by themselves when aborted. */
function bench(given: Partial<AnalysisSpec<number, string>> = {}, owner: AnalysisOwner = unowned) {
  const input = signal<number | undefined>(1)
  const calls: Call[] = []
  const analysis = new Analysis<number, string>(owner, {
    input: () => input.value,
    task: (of, work) =>
      new Promise((resolve, reject) => {
        const abort = () => reject(new Error('aborted'))
        work.signal.addEventListener('abort', abort)
        calls.push({ input: of, work, answer: (value = `of ${of}`) => resolve(value), fail: reject })
      }),
    ...given,
  })
  made.push(analysis)
  return { input, calls, analysis, begun: (count: number) => begun(calls, count) }
}

/** Lets microtasks run until `count` tasks have begun, and no longer. */
async function begun(calls: readonly Call[], count: number): Promise<Call> {
  await sleep(0)
  expect(calls).toHaveLength(count)
  return calls[count - 1]!
}

const messages = ({ error }: Analysis<number, string>) => error.value.map(({ message }) => message)

describe('an answer', () => {
  it('comes for a question, and again for another one, but not for the same', async () => {
    const { analysis, input, begun } = bench()
    expect(analysis.busy.value).toBe(true)
    ;(await begun(1)).answer()
    await analysis.whenIdle()
    expect(analysis.value.value).toBe('of 1')
    input.value = 2
    expect([analysis.value.value, analysis.busy.value]).toEqual([undefined, true])
    ;(await begun(2)).answer()
    await analysis.whenIdle()
    expect(analysis.value.value).toBe('of 2')
    input.value = 2
    await begun(2)
  })

  it('is invalid once another experiment was opened, even if it would fit, unless it answers that too', async () => {
    const openings = signal(0)
    const owner = {
      get openings() {
        return openings.value
      },
      own: () => undefined,
    }
    const { analysis, input, begun } = bench({ key: (of) => [Math.floor(of)], fit: () => 'current' }, owner)
    ;(await begun(1)).answer()
    await analysis.whenIdle()
    input.value = 2
    expect(analysis.value.value, 'the same opening').toBe('of 1')
    ;(await begun(2)).answer()
    await analysis.whenIdle()
    batch(() => {
      openings.value++
      input.value = 2.5
    })
    expect(analysis.value.value, 'the same key').toBe('of 2')
    input.value = 3
    expect(analysis.value.value, 'it was taken over').toBe('of 2')
    ;(await begun(3)).answer()
    await analysis.whenIdle()
    batch(() => {
      openings.value++
      input.value = 4
    })
    expect(analysis.value.value, 'of what was opened before').toBeUndefined()
    const { work } = await begun(4)
    expect(work.before).toBeUndefined()
  })

  it('is requested once, whatever else has changed: keys are compared item by item', async () => {
    const other = signal(0)
    const { analysis, begun } = bench({
      input: () => 10 * Math.floor(other.value / 10),
      key: (of) => [of > 5, 'text'],
    })
    other.value = 1
    ;(await begun(1)).answer()
    await analysis.whenIdle()
    other.value = 2
    await begun(1)
    other.value = 10
    ;(await begun(2)).answer()
    other.value = 20
    await analysis.whenIdle()
    expect(analysis.value.value).toBe('of 10')
    await begun(2)
  })

  it('starts only after the change that requested it', async () => {
    const { input, calls } = bench()
    input.value = 2
    expect(calls).toEqual([])
    await sleep(0)
    expect(calls.map((call) => call.input)).toEqual([2])
  })

  it('is missing without a question', async () => {
    const { analysis, input, calls, begun } = bench()
    await begun(1)
    input.value = undefined
    expect(calls[0]!.work.signal.aborted).toBe(true)
    await analysis.whenIdle()
    expect([analysis.value.value, analysis.busy.value, analysis.error.value]).toEqual([undefined, false, []])
  })

  it('is requested again if a part of another one has replaced it', async () => {
    const { analysis, input, begun } = bench()
    ;(await begun(1)).answer()
    await analysis.whenIdle()
    input.value = 2
    ;(await begun(2)).work.show('a part of 2')
    input.value = 1
    expect(analysis.value.value).toBeUndefined()
    ;(await begun(3)).answer()
    await analysis.whenIdle()
    expect(analysis.value.value).toBe('of 1')
  })

  it('is valid again if another question replaced nothing of it', async () => {
    const { analysis, input, begun } = bench()
    ;(await begun(1)).answer()
    await analysis.whenIdle()
    input.value = 2
    await begun(2)
    input.value = 1
    await analysis.whenIdle()
    expect(analysis.value.value).toBe('of 1')
    await begun(2)
  })

  it('reads nothing that triggers its own effect: one answer, one run', async () => {
    const { analysis, begun } = bench()
    let runs = 0
    made.push({ dispose: analysis.value.subscribe(() => runs++) })
    ;(await begun(1)).answer()
    await analysis.whenIdle()
    expect(runs).toBe(2)
  })
})

describe('of several questions', () => {
  it('one is cancelled at once, even in the millisecond in which it started', async () => {
    const clock = vi.spyOn(performance, 'now').mockReturnValue(1000)
    const { input, begun } = bench()
    const first = await begun(1)
    input.value = 2
    expect(first.work.signal.aborted).toBe(true)
    clock.mockRestore()
  })

  it('the newest wins: the running one is cancelled, those between never start', async () => {
    const { analysis, input, calls, begun } = bench()
    const first = await begun(1)
    input.value = 2
    input.value = 3
    expect(first.work.signal.aborted).toBe(true)
    const last = await begun(2)
    expect(last.input).toBe(3)
    last.answer()
    await analysis.whenIdle()
    expect(analysis.value.value).toBe('of 3')
    expect(analysis.error.value).toEqual([])
    expect(calls).toHaveLength(2)
  })

  it('a late answer to an overtaken one does not count', async () => {
    const { analysis, input, calls, begun } = bench({
      task: (of, work) =>
        new Promise((resolve, reject) =>
          calls.push({ input: of, work, answer: (value = `of ${of}`) => resolve(value), fail: reject }),
        ),
    })
    const first = await begun(1)
    input.value = 2
    await begun(1)
    first.work.show('too late')
    first.answer()
    const second = await begun(2)
    expect(analysis.value.value).toBeUndefined()
    second.answer()
    await analysis.whenIdle()
    expect(analysis.value.value).toBe('of 2')
  })

  it('one that returns while its task is running is not requested again', async () => {
    const { analysis, input, begun } = bench({ patience: () => 60_000 })
    const first = await begun(1)
    input.value = 2
    await begun(1)
    input.value = 1
    first.answer()
    await analysis.whenIdle()
    expect(analysis.value.value).toBe('of 1')
    await begun(1)
  })

  it('with patience the running one may end first, and is cancelled when it is older than that', async () => {
    const { input, begun } = bench({ patience: () => 60, fit: () => 'stale' })
    const first = await begun(1)
    input.value = 2
    await begun(1)
    first.answer()
    const second = await begun(2)
    input.value = 3
    await begun(2)
    expect(second.work.signal.aborted).toBe(false)
    await sleep(80)
    expect(second.work.signal.aborted).toBe(true)
    expect((await begun(3)).input).toBe(3)
  })

  it('a drag gets an answer now and then, and the complete one at the end', async () => {
    const shown = new Set<string>()
    const wholes: number[] = []
    const { analysis, input } = bench({
      patience: () => 1000,
      fit: () => 'stale',
      async task(of, { show, whenQuiet }) {
        await sleep(15)
        show(`coarse ${of}`)
        await whenQuiet(80)
        wholes.push(of)
        return `whole ${of}`
      },
    })
    made.push({ dispose: analysis.value.subscribe((value) => value && shown.add(value)) })
    for (let i = 2; i < 30; i++) {
      input.value = i
      await sleep(10)
    }
    await analysis.whenIdle()
    expect(analysis.value.value).toBe('whole 29')
    expect(wholes).toEqual([29])
    expect([...shown].filter((value) => value.startsWith('coarse')).length).toBeGreaterThan(3)
  })
})

describe('the value of an earlier question', () => {
  it('is shown, pale or not, or removed, depending on the current question', async () => {
    let fits: Fit = 'stale'
    const { analysis, input, begun } = bench({ fit: () => fits })
    const seen = () => [analysis.value.value, analysis.stale.value]
    ;(await begun(1)).answer()
    await analysis.whenIdle()
    expect(seen()).toEqual(['of 1', false])
    input.value = 2
    expect(seen()).toEqual(['of 1', true])
    fits = 'current'
    input.value = 3
    expect(seen()).toEqual(['of 1', false])
    fits = 'invalid'
    input.value = 4
    expect(seen()).toEqual([undefined, false])
    fits = 'stale'
    ;(await begun(2)).answer()
    await analysis.whenIdle()
    expect(seen()).toEqual(['of 4', false])
  })

  it('is the starting point of the next one, unless it is invalid', async () => {
    const { analysis, input, begun } = bench({ fit: (of, now) => (now - of === 1 ? 'stale' : 'invalid') })
    const first = await begun(1)
    expect(first.work.before).toBeUndefined()
    first.answer()
    await analysis.whenIdle()
    input.value = 2
    const second = await begun(2)
    expect(second.work.before).toBe('of 1')
    second.answer()
    await analysis.whenIdle()
    input.value = 4
    expect((await begun(3)).work.before).toBeUndefined()
  })

  it('may be a part of an answer, which stays if the rest was cancelled', async () => {
    const { analysis, begun } = bench()
    const { work } = await begun(1)
    work.show('a part')
    expect([analysis.value.value, analysis.busy.value]).toEqual(['a part', true])
    analysis.cancel()
    await analysis.whenIdle()
    work.show('more of it')
    expect([analysis.value.value, analysis.cancelled.value]).toEqual(['a part', true])
  })
})

describe('an error', () => {
  it('is reported, until another question is asked', async () => {
    const { analysis, input, begun } = bench()
    ;(await begun(1)).fail(new Error('too many'))
    await analysis.whenIdle()
    expect(messages(analysis)).toEqual(['too many'])
    expect([analysis.value.value, analysis.busy.value]).toEqual([undefined, false])
    await begun(1)
    input.value = 2
    expect(messages(analysis)).toEqual([])
    ;(await begun(2)).answer()
  })

  it('is dismissed, and not requested again unless told to', async () => {
    const { analysis, begun } = bench()
    ;(await begun(1)).fail(new Error('too many'))
    await analysis.whenIdle()
    analysis.dismiss()
    expect(messages(analysis)).toEqual([])
    await begun(1)
    analysis.run()
    ;(await begun(2)).answer()
    await analysis.whenIdle()
    expect(analysis.value.value).toBe('of 1')
  })

  it('keeps the part that was shown', async () => {
    const { analysis, begun } = bench()
    const call = await begun(1)
    call.work.show('a part')
    call.fail(new Error('too many'))
    await analysis.whenIdle()
    expect([analysis.value.value, ...messages(analysis)]).toEqual(['a part', 'too many'])
  })

  it('also occurs if the question cannot be put, and the next one can', async () => {
    const input = signal(1)
    const { analysis, begun } = bench({
      input() {
        if (input.value === 2) throw new Error('no such question')
        return input.value
      },
    })
    ;(await begun(1)).answer()
    await analysis.whenIdle()
    expect(() => (input.value = 2)).not.toThrow()
    expect([analysis.value.value, analysis.busy.value, ...messages(analysis)]).toEqual([
      undefined,
      false,
      'no such question',
    ])
    input.value = 3
    ;(await begun(2)).answer()
    await analysis.whenIdle()
    expect([analysis.value.value, ...messages(analysis)]).toEqual(['of 3'])
  })

  it('does not answer a request that a lost device interrupted, which is repeated', async () => {
    const { analysis, begun } = bench()
    ;(await begun(1)).fail(new DeviceLostError('lost'))
    await sleep(5)
    ;(await begun(2)).answer()
    await analysis.whenIdle()
    expect([analysis.value.value, ...messages(analysis)]).toEqual(['of 1'])
  })
})

describe('a device that is lost repeatedly', () => {
  it('ends the question, which is not repeated before it is told to run', async () => {
    const { analysis, begun } = bench()
    ;(await begun(1)).fail(new DeviceLostError('lost three times', true))
    await analysis.whenIdle()
    expect(messages(analysis)).toEqual(['lost three times'])
    analysis.run()
    ;(await begun(2)).answer()
    await analysis.whenIdle()
    expect([analysis.value.value, ...messages(analysis)]).toEqual(['of 1'])
  })
})

describe('cancelled by the user', () => {
  it('it ends, reports it, and is not requested again before the question changes or it is told to run', async () => {
    const { analysis, input, begun } = bench()
    const { work } = await begun(1)
    analysis.cancel()
    expect([work.signal.aborted, analysis.cancelled.value]).toEqual([true, true])
    await analysis.whenIdle()
    expect([analysis.busy.value, analysis.error.value]).toEqual([false, []])
    await begun(1)
    analysis.run()
    expect(analysis.cancelled.value).toBe(false)
    ;(await begun(2)).answer()
    await analysis.whenIdle()
    expect(analysis.value.value).toBe('of 1')
    input.value = 2
    await begun(3)
    analysis.cancel()
    input.value = 3
    expect(analysis.cancelled.value).toBe(false)
    ;(await begun(4)).answer()
  })

  it('it is requested again if the question was withdrawn before', async () => {
    const { analysis, input, begun } = bench()
    await begun(1)
    analysis.cancel()
    input.value = undefined
    input.value = 1
    expect(analysis.cancelled.value).toBe(false)
    ;(await begun(2)).answer()
    await analysis.whenIdle()
    expect(analysis.value.value).toBe('of 1')
  })

  it('it does not start, if it has only been requested', async () => {
    const ready = signal(false)
    const { analysis, begun } = bench({ ready: () => ready.value })
    analysis.cancel()
    ready.value = true
    await begun(0)
    expect(analysis.cancelled.value).toBe(true)
  })

  it('nothing is cancelled if everything is answered', async () => {
    const { analysis, begun } = bench()
    ;(await begun(1)).answer()
    await analysis.whenIdle()
    analysis.cancel()
    expect([analysis.cancelled.value, analysis.value.value]).toEqual([false, 'of 1'])
  })
})

describe('it computes', () => {
  it('only when it is ready, and continues if it no longer is', async () => {
    const ready = signal(false)
    const { analysis, begun } = bench({ ready: () => ready.value })
    await begun(0)
    expect(analysis.busy.value).toBe(false)
    ready.value = true
    expect(analysis.busy.value).toBe(true)
    const call = await begun(1)
    ready.value = false
    expect(call.work.signal.aborted).toBe(false)
    call.answer()
    await analysis.whenIdle()
    expect(analysis.value.value).toBe('of 1')
  })

  it('giving way: it ends as soon as it is not ready, and starts again', async () => {
    const ready = signal(true)
    const { analysis, begun } = bench({ ready: () => ready.value, givesWay: true })
    const first = await begun(1)
    first.work.show('a part')
    ready.value = false
    expect(first.work.signal.aborted).toBe(true)
    await analysis.whenIdle()
    expect([analysis.value.value, analysis.cancelled.value]).toEqual(['a part', false])
    ready.value = true
    const second = await begun(2)
    expect(second.work.before).toBe('a part')
    second.answer()
    await analysis.whenIdle()
    expect(analysis.value.value).toBe('of 1')
  })

  it('only while it is looked at; known results stay', async () => {
    const needed = signal(false)
    const { analysis, input, begun } = bench({ isNeeded: () => needed.value })
    await begun(0)
    needed.value = true
    const first = await begun(1)
    needed.value = false
    expect(first.work.signal.aborted).toBe(true)
    await analysis.whenIdle()
    expect(analysis.cancelled.value).toBe(false)
    needed.value = true
    ;(await begun(2)).answer()
    await analysis.whenIdle()
    needed.value = false
    expect(analysis.value.value).toBe('of 1')
    needed.value = true
    await begun(2)
    needed.value = false
    input.value = 2
    await begun(2)
  })

  it('only when it is told to, if it is manual; another question leaves it alone, another run does not', async () => {
    const { analysis, input, begun } = bench({ manual: true, fit: () => 'stale' })
    await begun(0)
    expect(analysis.busy.value).toBe(false)
    analysis.run()
    const first = await begun(1)
    input.value = 2
    expect(first.work.signal.aborted).toBe(false)
    analysis.run()
    expect(first.work.signal.aborted).toBe(true)
    const second = await begun(2)
    input.value = 3
    second.answer()
    await analysis.whenIdle()
    expect([analysis.value.value, analysis.stale.value]).toEqual(['of 2', true])
    await begun(2)
    input.value = 2
    expect(analysis.stale.value).toBe(false)
    analysis.run()
    ;(await begun(3)).answer('again')
    await analysis.whenIdle()
    expect(analysis.value.value).toBe('again')
  })

  it('nothing more once it is disposed; known results can be read', async () => {
    const { analysis, input, begun } = bench()
    const call = await begun(1)
    call.work.show('a part')
    analysis.dispose()
    expect(call.work.signal.aborted).toBe(true)
    await analysis.whenIdle()
    input.value = 2
    input.value = 1
    analysis.run()
    await begun(1)
    expect([analysis.value.value, analysis.busy.value, analysis.long.value]).toEqual(['a part', false, false])
  })
})

describe('while it computes', () => {
  it('it reports its progress, and names the stage', async () => {
    const { analysis, input, begun } = bench()
    const call = await begun(1)
    call.work.progress(0.25)
    expect(analysis.progress.value).toEqual({ done: 0.25, stage: '' })
    call.work.progress(0.26)
    expect(analysis.progress.value.done, 'not each time').toBe(0.25)
    call.work.progress(0.5, 'the second half')
    expect(analysis.progress.value).toEqual({ done: 0.5, stage: 'the second half' })
    call.answer()
    await analysis.whenIdle()
    analysis.run()
    const again = await begun(2)
    expect(analysis.progress.value).toEqual({ done: 0, stage: '' })
    input.value = 2
    await begun(3)
    again.work.progress(0.75, 'late')
    expect(analysis.progress.value, 'of what was asked last').toEqual({ done: 0, stage: '' })
  })

  it('once its task has ended, it is no longer changed by it, nor is its progress', async () => {
    const { analysis, begun } = bench()
    const call = await begun(1)
    call.answer()
    await analysis.whenIdle()
    call.work.show('late')
    call.work.progress(0.5, 'late')
    expect([analysis.value.value, analysis.progress.value]).toEqual(['of 1', { done: 0, stage: '' }])
    analysis.run()
    ;(await begun(2)).fail(new Error('no'))
    await analysis.whenIdle()
    call.work.show('later')
    expect([analysis.value.value, messages(analysis)]).toEqual(['of 1', ['no']])
  })

  it('it counts as long after 200 ms', async () => {
    const { analysis, begun } = bench()
    const call = await begun(1)
    expect(analysis.long.value).toBe(false)
    await sleep(230)
    expect(analysis.long.value).toBe(true)
    call.answer()
    await analysis.whenIdle()
    expect(analysis.long.value).toBe(false)
  })

  it('every wait ends when it is cancelled', async () => {
    const never = signal(false)
    const waits: string[] = []
    const { analysis } = bench({
      async task(_, { signal: stop, whenQuiet }) {
        const tell = (name: string) => () => void waits.push(name)
        await Promise.all([
          whenQuiet(60_000).catch(tell('whenQuiet')),
          until(() => never.value, stop).catch(tell('until')),
        ])
        return ''
      },
    })
    await sleep(0)
    analysis.cancel()
    await analysis.whenIdle()
    expect(waits.sort()).toEqual(['until', 'whenQuiet'])
  })
})
