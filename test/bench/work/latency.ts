import { frozenPlane } from '../../../src/store/cache/frozen-plane.ts'
import type { Engine } from '../../../src/engine/types.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import { presets } from '../../../src/scenarios/presets/presets.ts'
import type { Latency } from '../report/table.ts'

const experimentOf = (id: string): TrainingInput => {
  const preset = presets.find((one) => one.id === id)
  if (!preset) throw new Error(`There is no preset called '${id}'.`)
  return preset.experiment
}

const studied = [
  ['flagship (two weights)', experimentOf('two-weights')],
  ['two moons, 2-8-8-1, 200 samples, 3 x 300 steps', experimentOf('two-moons')],
] as const

/** Moves before timing starts, so that the drag has compiled what it needs. */
const warm = 3
const moves = 40
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function times(work: (move: number) => Promise<unknown>, count: number): Promise<number[]> {
  const milliseconds: number[] = []
  for (let move = -warm; move < count; move++) {
    if (move === 0) await pause(5000)
    const begun = performance.now()
    await work(move)
    if (move >= 0) milliseconds.push(performance.now() - begun)
  }
  return milliseconds
}

/** A start on a circle in the plane, where the pointer has dragged w_0. */
const dragged = (experiment: TrainingInput, move: number): TrainingInput => {
  const angle = move / 3
  const start = {
    kind: 'plane',
    a: 0.5 * Math.cos(angle),
    b: 0.5 * Math.sin(angle),
    base: experiment.starts?.[0],
  }
  return { ...experiment, starts: [start] } as TrainingInput
}

/** Times from a new place of w_0 to all of its runs. The plane and the surface stay. */
export async function dragLatency(engine: Engine): Promise<Latency[]> {
  const rows: Latency[] = []
  for (const [name, experiment] of studied)
    rows.push({
      what: `w_0 moved to its runs: ${name}`,
      milliseconds: await times((move) => engine.train(dragged(experiment, move)), moves),
    })
  return rows
}

/**
 * Times from the request to the first grid of the flagship's basin map, from another place of w_0 each time,
 * so that nothing is cached.
 */
export async function basinLatency(engine: Engine): Promise<Latency[]> {
  const [name, experiment] = studied[0]
  const milliseconds = await times(async (move) => {
    const map = { ...dragged(experiment, move), terrain: { quantity: 'outcome', show: 'cluster' } }
    const cancel = new AbortController()
    const onCoarse = () => cancel.abort(new Error('seen'))
    const made = engine.terrain(map as TrainingInput, { resolution: 65, onCoarse, signal: cancel.signal })
    await made.catch((error: unknown) => {
      if (!cancel.signal.aborted) throw error
    })
  }, moves / 4)
  return [{ what: `basin map asked for to its first picture: ${name}`, milliseconds }]
}

/**
 * Times from another linearity to a surface of 65 x 65 points and its runs, and to the first coarse picture.
 * The plane stays where it is, as with the app's slider.
 */
export async function sliderLatency(engine: Engine): Promise<Latency[]> {
  const rows: Latency[] = []
  for (const [name, experiment] of studied) {
    const first: number[] = []
    const { model } = experiment
    const parsed = parseExperiment(experiment)
    const plane = frozenPlane(parsed, parsed, await engine.terrain(experiment, { resolution: 65 }))
    const all = await times(async (move) => {
      const begun = performance.now()
      const linearity = 0.2 + 0.01 * Math.max(0, move)
      const moved = {
        ...experiment,
        model: { ...model, linearity },
        ...(plane && { plane }),
      } as TrainingInput
      let seen = 0
      const onCoarse = () => (seen ||= performance.now() - begun)
      await Promise.all([engine.terrain(moved, { resolution: 65, onCoarse }), engine.train(moved)])
      if (move >= 0) first.push(seen || performance.now() - begun)
    }, moves / 2)
    rows.push({ what: `linearity moved to surface and runs: ${name}`, milliseconds: all })
    rows.push({ what: `linearity moved to the first picture: ${name}`, milliseconds: first })
  }
  return rows
}
