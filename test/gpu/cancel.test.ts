import { afterAll, afterEach, expect, test } from 'vitest'
import {
  mostFieldWork,
  mostStepOfWorker,
  mostTerrainOfWorkers,
  pointWork,
  gradientWork,
} from '../../src/engine/budget.ts'
import { createEngine } from '../../src/engine/engine.ts'
import type { BackendName, Engine } from '../../src/engine/types.ts'
import { parseExperiment } from '../../src/experiment/format/parse.ts'
import { fieldWork } from '../../src/reference/plane/field-work.ts'
import { buildTrainingProblem } from '../../src/experiment/training-problem.ts'
import type { TrainingInput } from '../../src/experiment/spec/experiment.ts'
import { isBrowser, onlyInBrowser } from '../support/device/host.ts'
import { countSubmits } from '../support/kernels/count-submits.ts'
import { isLong, onlyLong } from '../support/long.ts'
import { longestTask, longestTurn } from '../support/device/main-thread.ts'
import { byTurns } from '../support/turns.ts'

/** Milliseconds of its own processor time that a task of the page's thread may take, which no other load of the machine lengthens. */
const mostTask = 200
/**
 * Milliseconds by the clock between two turns of the page, whoever keeps it waiting: the suites beside this one share its two cores,
 * and what stops the page for seconds stands out among them. A thread that waits for a device takes no processor time, and one long
 * wait among short turns hardly changes their number: only the clock sees it.
 */
const mostTurn = 3000
/** Milliseconds within which cancelled work has ended: with other suites beside it, and as it is promised. */
const mostEnd = isLong ? 500 : 1500
/**
 * Submits that a device may still run after the cancel, as they cannot be taken back: of kernels two dispatches and what ends them, of
 * TensorFlow.js one piece of samples forwards and backwards, 14 of these networks, and its sums. How long they take is not the engine's
 * affair: the device may have to compile their programs first, in software and beside other work.
 */
const mostHeld = { kernels: 3, tensorflow: 24 } as const
/** Milliseconds before the cancel: all the while whoever computes has both cores. */
const before = isLong ? 1200 : 600

const withHidden = (hidden: readonly number[], size = 1000) =>
  ({
    version: 1,
    seed: 3,
    data: { kind: 'generated', id: 'two-moons', size, noise: 0.15 },
    model: { kind: 'mlp', widths: [2, ...hidden, 1], activation: 'gelu' },
    metric: { loss: 'logistic' },
    algorithms: [{ id: 'adam', learningRate: 0.01, steps: 1000 }],
    starts: [{ kind: 'random', distribution: 'he-normal' }],
    plane: { kind: 'random', normalization: 'filter' },
  }) satisfies TrainingInput

const problemOf = (experiment: TrainingInput) => buildTrainingProblem(parseExperiment(experiment))

/** The largest network that an experiment may have, one whose kernel compiles in seconds, and the largest that our kernels train. */
const largest = withHidden(Array<number>(8).fill(512))
const large = withHidden([512, 512])
const largestFused = withHidden([120, 120])
/** The largest step that workers take in place of TensorFlow.js: 1,401 weights by 997 samples. */
const largestStep = withHidden([35, 35], 997)

const map = { quantity: 'outcome', show: 'cluster' } as const
const rates = {
  plane: {
    kind: 'hyperparameters',
    a: { path: '/algorithms/0/learningRate', from: 1e-4, to: 1, scale: 'log' },
    b: { path: '/starts/0/scale', from: 0.1, to: 10, scale: 'log' },
  },
  terrain: { quantity: 'outcome', show: 'loss' },
} as const
const attacked = { ...large, terrain: { metric: { loss: 'logistic', attack: { epsilon: 0.1, steps: 10 } } } } as const // prettier-ignore

interface Lane {
  readonly what: string
  readonly backend: BackendName
  /** Who gives a device its work, where somebody is sure to. */
  readonly by?: keyof typeof mostHeld
  /** Compiles what cannot be taken back once it is being compiled: it would keep what comes after it. */
  readonly ready?: (engine: Engine) => Promise<unknown>
  readonly work: (engine: Engine, signal: AbortSignal) => Promise<unknown>
}

type Path = { readonly path?: 'fused' | 'general' }

/** Who has been asked to work on a device. */
const giver = (backend: BackendName, { path }: Path): Pick<Lane, 'by'> =>
  backend === 'webgpu' && path ? { by: path === 'fused' ? 'kernels' : 'tensorflow' } : {}

const training = (backend: BackendName, what: string, experiment: TrainingInput, path: Path = {}): Lane => ({
  backend,
  what: `training ${what}`,
  ...giver(backend, path),
  ...(path.path === 'fused' && { ready: (engine) => engine.prepare(experiment) }),
  work: (engine, signal) => engine.train(experiment, { ...path, signal }),
}) // prettier-ignore

const drawing = (
  backend: BackendName,
  what: string,
  experiment: TrainingInput,
  resolution: number | readonly [number, number],
  path: Path = {},
): Lane => ({
  backend,
  what,
  ...giver(backend, path),
  ...(path.path === 'fused' && { ready: (engine) => engine.prepare(experiment) }),
  work: (engine, signal) =>
    engine.terrain(experiment, { ...path, resolution, signal, onCoarse: () => undefined }),
})

const eight = '2-512⁸-1'

const lanes: readonly Lane[] = [
  training('webgpu', `${eight}, TensorFlow.js`, largest, { path: 'general' }),
  drawing('webgpu', 'surface of 2-512-512-1, kernels', large, 129, { path: 'fused' }),
  training('wasm', eight, largest),
  drawing('cpu', `surface of ${eight}`, largest, 129),
  training('workers', '2-35-35-1, the largest step', largestStep),
  drawing('workers', 'surface of 2-512-512-1, the most points', large, [5, 3]),
  drawing('workers', 'basin map of 2-35-35-1', { ...largestStep, terrain: map }, 65),
  drawing('workers', 'rates by scales of 2-35-35-1', { ...largestStep, ...rates }, 33),
  drawing('workers', 'attacks on 2-512-512-1', attacked, [5, 4]),
  {
    backend: 'workers',
    what: `curvatures of ${eight}`,
    work: (engine, signal) =>
      engine.measure(largest, new Float32Array(problemOf(largest).size).fill(0.01), 'hessian-top', {
        signal,
      }),
  },
  { ...drawing('webgpu', 'rates by scales of 2-35-35-1', { ...largestStep, ...rates }, 33), by: 'kernels' },
]

const others: readonly Lane[] = [
  {
    ...drawing('webgpu', 'rates by scales of 2-120-120-1', { ...largestFused, ...rates }, 33),
    by: 'kernels',
  },
  { ...drawing('webgpu', 'basin map of 2-120-120-1', { ...largestFused, terrain: map }, 33), by: 'kernels' },
  drawing('webgpu', `surface of ${eight}, kernels`, largest, 129, { path: 'fused' }),
  training('webgpu', '2-120-120-1, kernels', largestFused, { path: 'fused' }),
  drawing('webgpu', `surface of ${eight}, TensorFlow.js`, largest, 129, { path: 'general' }),
  drawing('webgl', `surface of ${eight}`, largest, 129),
  training('webgl', eight, largest),
  drawing('wasm', `surface of ${eight}`, largest, 129),
  training('cpu', eight, largest),
  drawing('webgpu', `basin map of ${eight}`, { ...largest, terrain: map }, 3),
  drawing('webgpu', `rates by scales of ${eight}`, { ...largest, ...rates }, 9),
  drawing('wasm', `basin map of ${eight}`, { ...largest, terrain: map }, 3),
  drawing('cpu', `rates by scales of ${eight}`, { ...largest, ...rates }, 9),
]

/** Without a browser TensorFlow.js has neither WebGL nor its WebAssembly, and sources name their workers by addresses of a page. */
const here = ({ backend }: Lane) => isBrowser || backend === 'webgpu' || backend === 'cpu'

/** Keeps one device open among the lanes, so that none compiles what another one has. */
const keeper = await createEngine({ backend: 'webgpu' })
let engine: Engine | undefined
const rows: string[] = []

afterEach(() => {
  engine?.dispose()
  engine = undefined
})

afterAll(async () => {
  // Whoever destroys a busy device keeps the browser's process for devices waiting, which then answers nobody, the next file neither.
  await keeper.device!.queue.onSubmittedWorkDone()
  keeper.dispose()
  const head =
    '| backend | what | longest task | longest turn | until it ended |\n| --- | --- | --- | --- | --- |'
  if (import.meta.env['VITE_CANCEL_TABLE']) console.log([head, ...rows].join('\n'))
})

test.each(onlyInBrowser([1e7]))('a task of the page that is too long is seen, of %s sines', async (sines) => {
  const task = await longestTask(async () => {
    let sum = 0
    // Three of them: the page may learn of the trace after the first has begun.
    for (let times = 0; times < 3; times++) {
      for (let i = 0; i < sines; i++) sum += Math.sin(i)
      await new Promise((resolve) => setTimeout(resolve, 0, sum))
    }
  })
  expect(task).toBeGreaterThan(mostTask)
})

test('the lanes of the workers are the largest that they accept', () => {
  const step = problemOf(largestStep)
  expect(gradientWork(step)).toBeLessThanOrEqual(mostStepOfWorker)
  expect(gradientWork(problemOf(withHidden([35, 35], 998)))).toBeGreaterThan(mostStepOfWorker)
  const surface = problemOf(large)
  const point = pointWork(surface, surface.experiment.metric)
  expect(Math.floor(mostTerrainOfWorkers / point)).toBe(15)
  const attack = problemOf(attacked)
  expect(fieldWork(attack, 'metric', attack.experiment.terrain.metric!)).toBeLessThanOrEqual(
    mostFieldWork / 20,
  )
})

test.each([...byTurns(lanes), ...onlyLong(others)].filter(here))(
  '$backend: $what leaves the page its turns, and ends soon when it is cancelled',
  async ({ backend, what, by, ready, work }) => {
    const asked = (engine = await createEngine({ backend }))
    await ready?.(asked)
    const stop = new AbortController()
    const submits = asked.device && countSubmits(asked.device)
    let [turn, end, done, over] = [NaN, NaN, 0, false]
    const task = await longestTask(async () => {
      const ended = work(asked, stop.signal).then(
        () => undefined,
        (error: unknown) => error,
      )
      void ended.then(() => (over = true))
      turn = await longestTurn(before)
      // Without a bound more than it is held at once, in no time; with one as soon as the device has done some.
      if (submits && by) await expect.poll(submits.given, { timeout: 60_000 }).toBeGreaterThan(mostHeld[by])
      expect(over && (await ended), 'still under way').toBe(false)
      const at = performance.now()
      done = submits?.done() ?? 0
      stop.abort(new Error('enough'))
      await ended
      end = performance.now() - at
    })
    await asked.device?.queue.onSubmittedWorkDone()
    const held = (submits?.given() ?? 0) - done
    rows.push(
      `| ${backend} | ${what} | ${task.toFixed(0)} ms | ${turn.toFixed(0)} ms | ${end.toFixed(0)} ms |`,
    )
    if (isBrowser) expect(task, 'of processor time').toBeLessThan(mostTask)
    expect(turn, 'between two turns').toBeLessThan(mostTurn)
    expect(end, 'until it has ended').toBeLessThan(mostEnd)
    if (by) expect(held, 'submits that run after the cancel').toBeLessThanOrEqual(mostHeld[by])
  },
)
