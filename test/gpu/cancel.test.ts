import { afterEach, expect, test } from 'vitest'
import { createEngine } from '../../src/engine/engine.ts'
import type { BackendName, Engine } from '../../src/engine/types.ts'
import type { ExperimentInput } from '../../src/experiment/spec/experiment.ts'
import { isBrowser } from '../support/host.ts'
import { isLong, onlyLong } from '../support/long.ts'

/**
 * Milliseconds that one task may take of the page's thread, and within which cancelled work ends. The suites beside this one share
 * its two cores: there they are told from the half a minute that they once took, and the long form holds the bounds themselves.
 */
const [longestTask, patience] = isLong ? [200, 500] : [1500, 3000]
/** Milliseconds within which a device has done what it was given: one piece, with the compiling of its programs in software. */
const longestPiece = 10_000

const withHidden = (hidden: readonly number[]): ExperimentInput => ({
  version: 1,
  seed: 3,
  data: { kind: 'generated', id: 'two-moons', size: 1000, noise: 0.15 },
  model: { kind: 'mlp', widths: [2, ...hidden, 1], activation: 'gelu' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'adam', learningRate: 0.01, steps: 100 }],
  starts: [{ kind: 'random', distribution: 'he-normal' }],
  plane: { kind: 'random', normalization: 'filter' },
})

/** The largest network that an experiment may have, one whose kernel compiles in seconds, and the largest that our kernels train. */
const largest = withHidden(Array<number>(8).fill(512))
const large = withHidden([512, 512])
const largestFused = withHidden([120, 120])

let engine: Engine | undefined

afterEach(() => {
  engine?.dispose()
  engine = undefined
})

/** The longest time between two turns of the page while so many milliseconds pass. */
async function longestTurn(milliseconds: number): Promise<number> {
  let [longest, last] = [0, performance.now()]
  const end = last + milliseconds
  const { port1, port2 } = new MessageChannel()
  await new Promise<void>((resolve) => {
    port1.onmessage = () => {
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
      if (now < end) port2.postMessage(undefined)
      else resolve()
    }
    port2.postMessage(undefined)
  })
  port1.close()
  return longest
}

/**
 * Begins work and cancels it in the midst. What keeps the page busy again and again does so in each of three stretches of time; what
 * other programs of the machine take from it does not.
 */
async function cancelled(work: (signal: AbortSignal) => Promise<unknown>) {
  const stop = new AbortController()
  const ended = work(stop.signal).catch(() => undefined)
  const longest = Math.min(await longestTurn(400), await longestTurn(400), await longestTurn(400))
  const at = performance.now()
  stop.abort(new Error('enough'))
  await ended
  const end = performance.now() - at
  await engine?.device?.queue.onSubmittedWorkDone()
  return { longest, end, rest: performance.now() - at }
}

type Case = readonly [BackendName, 'fused' | 'general' | undefined, 'terrain' | 'train', ExperimentInput]

const cases: readonly Case[] = [
  ['webgpu', 'general', 'train', largest],
  ['webgpu', 'fused', 'terrain', large],
  ['wasm', undefined, 'train', largest],
  ['cpu', undefined, 'terrain', largest],
]

const others: readonly Case[] = [
  ['webgpu', 'fused', 'terrain', largest],
  ['webgpu', 'fused', 'train', largestFused],
  ['webgpu', 'general', 'terrain', largest],
  ['webgl', undefined, 'terrain', largest],
  ['webgl', undefined, 'train', largest],
  ['wasm', undefined, 'terrain', largest],
  ['cpu', undefined, 'train', largest],
]

/** Without a browser TensorFlow.js has neither WebGL nor its WebAssembly. */
const here = ([backend]: Case) => isBrowser || backend === 'webgpu' || backend === 'cpu'

test.each([...cases, ...onlyLong(others)].filter(here))(
  'on %s (%s) a %s of a large network leaves the page its turns, and ends soon when it is cancelled',
  async (backend, path, what, experiment) => {
    engine = await createEngine({ backend })
    const asked = engine
    const options = path ? { path } : {}
    // A program that is being compiled cannot be taken back: it would keep what comes after it.
    if (path === 'fused') await asked.prepare(experiment)
    const found = await cancelled((signal) =>
      what === 'terrain'
        ? asked.terrain(experiment, { ...options, resolution: 129, signal })
        : asked.train(experiment, { ...options, signal }),
    )
    expect(found.longest, 'between two turns of the page').toBeLessThan(longestTask)
    expect(found.end, 'until it has ended').toBeLessThan(patience)
    expect(found.rest, 'until the device has done what it holds').toBeLessThan(longestPiece)
  },
)
