import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { IdleTime } from '../../../../../src/engine/backend/idle-time.ts'
import { Autotune, type Trial } from '../../../../../src/engine/kernels/autotune/autotune.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

interface Variant {
  readonly name: string
  /** Its timing. */
  readonly milliseconds: number
  readonly broken?: boolean
  /** The last bit of its result, in which variants may differ. */
  readonly bit?: number
}

const looped: Variant = { name: 'looped', milliseconds: 9 }
const tiled: Variant = { name: 'tiled', milliseconds: 3 }
const straight: Variant = { name: 'straight', milliseconds: 5 }

/** Variants that each take a second to compile and 100 ms to time, by the test's clock. */
function variants(list: readonly Variant[], key = 'shape', program = '2-8-1') {
  const ready = new Set([list[0]])
  const log: string[] = []
  const trial: Trial<Variant> = {
    key,
    program,
    variants: list,
    isReady: (variant) => ready.has(variant),
    compile: async (variant) => {
      log.push(`compile ${variant.name}`)
      await new Promise((resolve) => setTimeout(resolve, 1000))
      if (variant.broken) throw new Error('does not compile')
      ready.add(variant)
    },
    sample: async (variant, signal) => {
      log.push(`time ${variant.name}`)
      await new Promise((resolve) => setTimeout(resolve, 100))
      signal.throwIfAborted()
      const values = new Float32Array(Uint32Array.of(0x3f800000, 0x3f800000 + (variant.bit ?? 0)).buffer)
      return { milliseconds: variant.milliseconds, values }
    },
  }
  return { trial, log }
}

const passed = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

test('the variant that compiles first works until idle time has found the fastest', async () => {
  const store = new Map<string, string>()
  const tune = new Autotune<Variant>(new IdleTime(), store, 'an adapter')
  const { trial, log } = variants([looped, tiled, straight])
  expect(tune.choose(trial)).toBe(looped)
  tune.propose(trial)
  await passed(900)
  expect(log).toEqual([])
  await passed(3000)
  expect(log.filter((line) => line.startsWith('compile'))).toHaveLength(3)
  expect(tune.choose(trial)).toBe(looped)
  await passed(3000)
  expect(tune.choose(trial)).toBe(tiled)
  expect([...store]).toEqual([['an adapter, shape', 'tiled']])
  expect(tune.words).toBe('tiled: 3.0 ms; straight: 5.0 ms; looped: 9.0 ms')
})

test('new work interrupts a trial, and the next idle time starts it again', async () => {
  const idle = new IdleTime()
  const tune = new Autotune<Variant>(idle, new Map(), 'an adapter')
  const { trial, log } = variants([looped, tiled])
  const first = idle.begin()
  tune.propose(trial)
  await passed(5000)
  expect(log).toEqual([])
  first()
  await passed(3250)
  expect(log.at(-1)).toMatch(/^time/)
  const ended = idle.begin()
  const begun = log.length
  await passed(5000)
  expect(log).toHaveLength(begun)
  expect(tune.choose(trial)).toBe(looped)
  ended()
  ended()
  await passed(900)
  expect(log).toHaveLength(begun)
  await passed(5000)
  expect(tune.choose(trial)).toBe(tiled)
})

test('an earlier result is compiled and its bits compared, for each network of the class', async () => {
  const store = new Map([['an adapter, shape', 'straight']])
  const tune = new Autotune<Variant>(new IdleTime(), store, 'an adapter')
  for (const program of ['2-8-1', '2-7-1']) {
    const { trial, log } = variants([looped, tiled, straight], 'shape', program)
    expect(tune.choose(trial)).toBe(looped)
    tune.propose(trial)
    await passed(2900)
    expect(log.filter((line) => line.startsWith('compile'))).toEqual(['compile looped', 'compile straight'])
    expect(tune.choose(trial), 'its bits are not known yet').toBe(looped)
    await passed(1000)
    expect(log.filter((line) => line.startsWith('time'))).toEqual(['time looped', 'time straight'])
    expect(tune.choose(trial)).toBe(straight)
    tune.propose(trial)
    await passed(3000)
    expect(log).toHaveLength(4)
  }
  expect(
    new Autotune<Variant>(new IdleTime(), store, 'another').choose(variants([looped, straight]).trial),
  ).toBe(looped)
})

test('a variant that does not compile is left out, even if it was the fastest before', async () => {
  const broken = { ...tiled, broken: true }
  const store = new Map([['an adapter, shape', 'tiled']])
  const tune = new Autotune<Variant>(new IdleTime(), store, 'an adapter')
  const { trial } = variants([looped, broken, straight])
  tune.propose(trial)
  await passed(10_000)
  expect(tune.choose(trial)).toBe(straight)
})

test('a variant that changes a bit never takes over, however fast it is', async () => {
  const store = new Map<string, string>()
  const tune = new Autotune<Variant>(new IdleTime(), store, 'an adapter')
  const { trial } = variants([looped, { ...tiled, bit: 1 }, straight])
  tune.propose(trial)
  await passed(10_000)
  expect(tune.choose(trial)).toBe(straight)
  expect(tune.words).toMatch(/^tiled: 3.0 ms, with other bits; straight: 5.0 ms;/)
})

test('an earlier result is dropped for a network whose bits it changes', async () => {
  const store = new Map([['an adapter, shape', 'tiled']])
  const tune = new Autotune<Variant>(new IdleTime(), store, 'an adapter')
  const { trial } = variants([looped, { ...tiled, bit: 1 }, straight])
  tune.propose(trial)
  await passed(10_000)
  expect(tune.choose(trial)).toBe(straight)
})

test('the latest proposal counts, and none after disposal', async () => {
  const idle = new IdleTime()
  const tune = new Autotune<Variant>(idle, new Map(), 'an adapter')
  const [old, shown] = [variants([looped, tiled], 'old'), variants([looped, tiled], 'shown')]
  tune.propose(old.trial)
  tune.propose(shown.trial)
  await passed(10_000)
  expect(old.log).toEqual([])
  expect(tune.choose(shown.trial)).toBe(tiled)
  tune.propose(old.trial)
  tune.dispose()
  tune.propose(old.trial)
  await passed(10_000)
  expect(old.log).toEqual([])
  idle.dispose()
})
