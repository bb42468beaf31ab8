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

/**
 * Processor time, in milliseconds, that a task on the page's thread may take. Other load on the machine does
 * not lengthen it.
 */
const mostTask = 200
/**
 * Wall-clock milliseconds between two turns of the page, whatever delays it. The suites that run at the same
 * time share its two cores, and a stop of seconds stands out among them. A thread that waits for a device
 * takes no processor time, and one long wait among short turns hardly changes their number, so only the clock
 * notices.
 */
const mostTurn = 3000
/**
 * Milliseconds within which cancelled work must end: next to other suites, and as promised in the long form.
 */
const mostEnd = isLong ? 500 : 1500
/**
 * Submits that a device may still run after the cancel, since they cannot be withdrawn: for kernels, two
 * dispatches and their final step; for TensorFlow.js, one piece of samples forward and backward, 14 of these
 * networks, and its sums. The engine does not control their duration, since the device may first have to
 * compile their programs, in software and next to other work.
 */
const mostHeld = { kernels: 3, tensorflow: 24 } as const
/** Milliseconds before the cancel, during which the computation has both cores. */
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

/**
 * The largest network that an experiment may have, one whose kernel compiles in seconds, and the largest that
 * our kernels train.
 */
const largest = withHidden(Array<number>(8).fill(512))
const large = withHidden([512, 512])
const largestFused = withHidden([120, 120])
/** The largest step that workers take instead of TensorFlow.js: 1,401 weights by 997 samples. */
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
  /** Whether kernels or TensorFlow.js give the device its work, if that is certain. */
  readonly by?: keyof typeof mostHeld
  /** Compiles what cannot be cancelled while it compiles, and would delay the rest. */
  readonly ready?: (engine: Engine) => Promise<unknown>
  readonly work: (engine: Engine, signal: AbortSignal) => Promise<unknown>
}

type Path = { readonly path?: 'fused' | 'general' }

/** Whether kernels or TensorFlow.js give a device its work. */
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

/**
 * Without a browser TensorFlow.js has neither WebGL nor its WebAssembly backend, and Vite's transformed
 * sources give workers page addresses.
 */
const here = ({ backend }: Lane) => isBrowser || backend === 'webgpu' || backend === 'cpu'

/** Keeps one device open throughout the lanes, so that none recompiles another's programs. */
const keeper = await createEngine({ backend: 'webgpu' })
let engine: Engine | undefined
const rows: string[] = []

afterEach(() => {
  engine?.dispose()
  engine = undefined
})

afterAll(async () => {
  // Destroying a busy device keeps the browser's GPU process waiting, and then it answers nobody, including
  // the next test file.
  await keeper.device!.queue.onSubmittedWorkDone()
  keeper.dispose()
  const head =
    '| backend | what | longest task | longest turn | until it ended |\n| --- | --- | --- | --- | --- |'
  if (import.meta.env['VITE_CANCEL_TABLE']) console.log([head, ...rows].join('\n'))
})

test.each(onlyInBrowser([1e7]))('an overlong task of the page is detected, of %s sines', async (sines) => {
  const task = await longestTask(async () => {
    let sum = 0
    // Three tries, because the page may hear of the trace only after the first has begun.
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
  '$backend: $what leaves the page responsive, and ends soon when it is cancelled',
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
      // Without a bound, more than it is submitted at once; with one, as soon as the device has done some of
      // it.
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
