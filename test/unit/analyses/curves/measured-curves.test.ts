import { effect, signal } from '@preact/signals-core'
import { describe, expect, it } from 'vitest'
import { measuredCurves, rounds } from '../../../../src/analyses/curves/measured-curves.ts'
import { curveOptions, runMeasures } from '../../../../src/analyses/measures/run-measures.ts'
import type { MeasureOptions } from '../../../../src/reference/measurement.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { moons, twins } from '../../../support/experiments.ts'
import { OracleEngine } from '../../../support/oracle-engine.ts'
import { unowned } from '../../../support/unowned.ts'

const experiment = parseTraining({
  ...moons,
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 40 }],
})

const engine = new OracleEngine()
const runs = await engine.train(experiment)
const complete = { training: experiment, engine, runs, idle: true }

async function measured(choice: string, of: Parameters<typeof measuredCurves>[1] = complete) {
  const { curves, fault } = measuredCurves(unowned, of, () => choice)
  await curves.whenIdle()
  return { curves: curves.value.value ?? [], fault: fault.value }
}

describe('rounds', () => {
  it('start with both ends and halve the gaps until every place occurs once', () => {
    const found = rounds(9)
    expect(found).toEqual([[0, 8], [4], [2, 6], [1, 3, 5, 7]])
    expect(rounds(1)).toEqual([[0]])
    expect(rounds(2)).toEqual([[0, 1]])
  })

  it('take no more of many records than requested, including the ends', () => {
    const all = rounds(501, 33).flat()
    expect(new Set(all).size).toBe(33)
    expect([Math.min(...all), Math.max(...all)]).toEqual([0, 500])
  })
})

describe('measurements along the runs', () => {
  const end = runs[0]!.finalWeights
  const begin = runs[0]!.weights(0)
  it.each([
    ['sharpness', 'sharpness', [0], {}],
    ['gradient-norm', 'gradient-norm', [0], {}],
    ['movement', 'movement', [0], {}],
    ['distance', 'movement', [1], {}],
    ['direction', 'direction', [0], { toward: end }],
    ['direction-start', 'direction', [0], { toward: begin }],
    ['margin', 'margin', [1], {}],
    ['normalized-margin', 'margin', [0], {}],
    ['ntk-spectrum', 'ntk-spectrum', [-1, -2, -3, -4, -5, -6], {}],
    ['kernel-change', 'kernel-change', [0], {}],
    ['linearization-gap', 'linearization-gap', [0], {}],
  ] as const)('%s is the %s of each record that it shows', async (choice, what, places, options) => {
    const { curves } = await measured(choice)
    const [curve] = curves
    const [run] = runs
    expect(curve?.steps[0]).toBe(0)
    expect(curve?.steps.at(-1)).toBe(40)
    for (const k of [0, 16, 32]) {
      const record = run!.steps.indexOf(curve!.steps[k]!)
      const { values } = oracle.measure(experiment, run!.weights(record), what, { start: 0, ...options })
      for (const [curveIndex, place] of places.entries())
        expect(curve!.values[curveIndex]![k]).toBeCloseTo(values.at(place)!, 6)
    }
    expect(curve!.values).toHaveLength(places.length)
  })

  it('of a linearised run are its own; what it does not have is left out, with a sentence', async () => {
    const e = parseTraining(twins)
    const pair = await engine.train(e)
    const from = { ...complete, training: e, runs: pair }
    const changed = (await measured('kernel-change', from)).curves
    expect(Math.max(...changed[0]!.values[0]!)).toBeGreaterThan(0.01)
    expect(new Set(changed[1]!.values[0])).toEqual(new Set([0]))
    const margins = await measured('normalized-margin', from)
    expect(margins.curves[1]).toBeUndefined()
    expect(margins.fault).toMatch(/^A linearised run does not multiply its layers/)
  })

  it("sharpness is requested with the eigenvector of the same run's previous record", async () => {
    const asked: MeasureOptions[] = []
    const vectors: (readonly Float32Array[])[] = []
    const watching = {
      async measure(...question: Parameters<OracleEngine['measure']>) {
        asked.push(question[3] ?? {})
        const found = await engine.measure(...question)
        vectors.push(found.vectors ?? [])
        return found
      },
    }
    const pair = [runs[0], { ...runs[0]!, start: 0 }]
    const from = { ...complete, engine: watching, runs: pair }
    await measured('sharpness', from)
    const before = new Map<number, number>()
    const ends = [0, 0, 1, 1]
    asked.slice(0, 4).forEach(({ guess }, i) => {
      const last = before.get(ends[i]!)
      expect(guess, `question ${i}`).toBe(last === undefined ? undefined : vectors[last])
      before.set(ends[i]!, i)
    })
    expect(asked.filter(({ guess }) => guess === undefined)).toHaveLength(2)
    asked.length = 0
    await measured('gradient-norm', from)
    expect(
      asked.every(({ guess }) => guess === undefined),
      'what it cannot use is not sent',
    ).toBe(true)
  })

  it('say in words why a measure has no values', async () => {
    const broken = { measure: () => Promise.reject(new Error('the device is gone')) }
    expect((await measured('sharpness', { ...complete, engine: broken })).fault).toBe('the device is gone')
  })

  it('wait until the store is idle, and are dropped with the choice', async () => {
    const [choice, idle] = [signal('movement'), signal(false)]
    const waiting = {
      ...complete,
      get idle() {
        return idle.value
      },
    }
    const { curves } = measuredCurves(unowned, waiting, () => choice.value)
    await curves.whenIdle()
    expect(curves.value.value).toBeUndefined()
    idle.value = true
    await curves.whenIdle()
    expect(curves.value.value?.[0]?.steps).toHaveLength(33)
    choice.value = 'loss'
    expect(curves.value.value).toBeUndefined()
  })

  it('are coarse at first, and then filled in', async () => {
    const { curves } = measuredCurves(unowned, complete, () => 'movement')
    const counts: number[] = []
    effect(() => {
      counts.push(curves.value.value?.[0]?.steps.length ?? 0)
    })
    await curves.whenIdle()
    expect([...new Set(counts)]).toEqual([0, 2, 3, 5, 9, 17, 33])
  })

  it('are offered only if they make sense', () => {
    const offered = (model: object) =>
      curveOptions(parseTraining({ ...experiment, model })).map(({ value }) => value)
    expect(offered(experiment.model)).not.toContain('effective-rank')
    const fitted = parseTraining({
      ...experiment,
      data: { kind: 'generated', id: 'sine', size: 8 },
      model: { ...experiment.model, widths: [1, 2, 1] },
      metric: { loss: 'squared' },
    })
    expect(curveOptions(fitted).map(({ value }) => value)).not.toContain('margin')
    expect(offered({ ...experiment.model, linearity: 1 })).toEqual([
      'loss',
      ...runMeasures.map(({ id }) => id).filter((id) => !['determinant', 'entry', 'escape'].includes(id)),
    ])
  })
})
