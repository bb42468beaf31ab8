import { describe, expect, test } from 'vitest'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { matrixData } from '../../../../src/experiment/data/matrix.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { buildProblem } from '../../../../src/experiment/problem.ts'
import { experimentOf } from '../../../../src/landscape/opening/lecture.ts'
import {
  arrangementOf,
  besideVotes,
  isLandscape,
  swapped,
  whileAsked,
} from '../../../../src/page/board/arrangement.ts'
import { scenarios } from '../../../../src/scenarios/index.ts'

const [flagship] = scenarios
const experiment = parseTraining(experimentOf({ ...flagship!, id: 'flagship' }, 0))
const sweep = { label: 'η', values: [], experiments: [], quantities: [] } as never
const beside = [{ title: 'another', experiment: {} }]

describe('the pictures of a step', () => {
  test('are its surface and what it measures, where it names none', () => {
    expect(arrangementOf({}, experiment)).toEqual({ hero: 'surface', insets: ['network', 'losses'] })
    expect(arrangementOf({ measure: 'gaps' }, experiment).insets).toEqual(['gaps', 'network'])
    expect(arrangementOf(undefined, experiment).hero).toBe('surface')
    const still = { ...experiment, algorithms: experiment.algorithms.map((one) => ({ ...one, steps: 0 })) }
    expect(arrangementOf({}, still).insets, 'no losses where nothing is trained').toEqual(['network'])
  })

  test('are a sweep where there is one, with the surface to drag w₀ on', () => {
    expect(arrangementOf({ sweep }, experiment)).toEqual({ hero: 'sweep', insets: ['network', 'surface'] })
  })

  test('are several stages alone, unless the step says otherwise', () => {
    expect(arrangementOf({ beside }, experiment).insets).toEqual([])
    expect(arrangementOf({ beside, hero: 'maps', insets: ['losses'] }, experiment).insets).toEqual(['losses'])
  })

  test('of every lecture’s step are one hero, at most two insets, all different, and the surface among them', () => {
    for (const scenario of scenarios)
      scenario.steps.forEach((step, k) => {
        const { hero, insets } = arrangementOf(step, experimentOf({ ...scenario }, k))
        const all = [hero, ...insets]
        const name = `${scenario.id}, step ${k + 1}`
        expect(new Set(all).size, name).toBe(all.length)
        expect(insets.length, name).toBeLessThanOrEqual(2)
        expect(all.filter(isLandscape).length, name).toBe(
          experimentOf({ ...scenario }, k).kind === 'problem' ? 0 : 1,
        )
      })
  })

  test('of a lecture have what they draw: a matrix is observed, a slice has its line, a function is of two inputs at most', () => {
    for (const scenario of scenarios)
      scenario.steps.forEach((step, k) => {
        const shown = experimentOf({ ...scenario }, k)
        const trained = shown.kind === 'training' ? shown : undefined
        const model = trained && buildProblem(trained).model
        const network = model?.kind === 'mlp' ? model : undefined
        const name = `${scenario.id}, step ${k + 1}`
        if (step.hero === 'matrix') expect(network && matrixData(network.data), name).toBeDefined()
        if (step.hero === 'slice') expect(trained?.plane.kind, name).toBe('line')
        if (step.hero === 'function') expect(network?.data.coordinates, name).toBeLessThanOrEqual(2)
      })
  })

  test('of these steps are not the surface first', () => {
    const heroes = (id: string, from: number, to: number) => {
      const scenario = scenarios.find((one) => one.id === id)!
      return scenario.steps
        .slice(from - 1, to)
        .map((step, k) => arrangementOf(step, experimentOf({ ...scenario }, from - 1 + k)))
    }
    const beside = (hero: string, first: string) => ({ hero, insets: [first, 'surface'] })
    const noise = [beside('function', 'losses'), beside('function', 'sweep')]
    expect(heroes('random-labels', 1, 2)).toEqual(noise)
    expect(heroes('low-rank', 7, 9)).toEqual(Array(3).fill(beside('matrix', 'losses')))
    expect(heroes('planes-and-lines', 4, 4)).toEqual([beside('slice', 'sweep')])
    expect(heroes('planes-and-lines', 6, 6)).toEqual([beside('slice', 'function')])
  })

  test('while a question stands are those that do not tell, and the surface is the largest where a place is asked for', () => {
    const question = (rest: object) =>
      ({ ask: '', because: '', answer: { quantity: 'gaps' }, ...rest }) as never
    const [place, number] = [question({ kind: 'place' }), question({ kind: 'number' })]
    const option = question({ kind: 'choice', options: [{ label: '', at: [0, 0] }] })
    const gaps = { hero: 'gaps', insets: ['losses', 'surface'] } as const
    expect(whileAsked(gaps, place, false)).toEqual({ hero: 'surface', insets: ['function'] })
    expect(whileAsked(gaps, option, false)).toEqual({ hero: 'surface', insets: ['function'] })
    expect(whileAsked(gaps, place, true), 'the votes stand there').toEqual({ hero: 'surface', insets: [] })
    expect(whileAsked(gaps, number, false)).toEqual({ hero: 'gaps', insets: ['surface'], veiled: false })
    expect(whileAsked(gaps, number, true), 'the votes have its room').toMatchObject({ veiled: true })
    const telling = { hero: 'sweep', insets: ['losses', 'maps'] } as const
    expect(whileAsked(telling, number, false)).toEqual({ hero: 'maps', insets: [] })
    const line = { hero: 'slice', insets: ['function', 'surface'] } as const
    expect(whileAsked(line, number, false), 'over a line the surface is the slice').toEqual({
      hero: 'function',
      insets: ['surface'],
      veiled: true,
    })
    expect(whileAsked({ hero: 'slice', insets: ['networks', 'surface'] }, number, false)).toMatchObject({
      hero: 'function',
      veiled: true,
    })
    const edge = question({ kind: 'choice', answer: { quantity: 'edge-dimension' } })
    expect(whileAsked({ hero: 'surface', insets: [] }, edge, false, true), 'it has the edge').toEqual({
      hero: 'network',
      insets: ['surface'],
      veiled: true,
    })
    const flagship = { hero: 'surface', insets: ['network', 'losses'] } as const
    expect(whileAsked(flagship, place, false)).toEqual({ hero: 'surface', insets: [] })
    const curve = question({ kind: 'curve' })
    expect(whileAsked({ hero: 'sweep', insets: ['function', 'surface'] }, curve, true)).toEqual({
      hero: 'sweep',
      insets: ['surface'],
      veiled: true,
    })
  })

  test('before a room leave the surface below the votes', () => {
    expect(besideVotes({ hero: 'surface', insets: ['network', 'losses'] }).insets).toEqual([])
    expect(besideVotes({ hero: 'gaps', insets: ['losses', 'surface'] }).insets).toEqual(['surface'])
  })

  test('change places, and back', () => {
    const before = arrangementOf({ hero: 'gaps' }, experiment)
    const after = swapped(before, 'surface')
    expect(after).toEqual({ hero: 'surface', insets: ['network', 'gaps'] })
    expect(swapped(before, 'matrix')).toBe(before)
    expect(swapped(before, undefined)).toBe(before)
  })
})

describe('the pictures of a problem', () => {
  const problem = { kind: 'procedure', id: 'quicksort', size: 10 } as const
  const sorting = parseExperiment({ version: 1, seed: 1, problem })
  const number = { kind: 'number', ask: '', answer: { quantity: 'comparisons' }, because: '' } as const

  test('are those that the step names, and no surface', () => {
    expect(arrangementOf({}, sorting)).toEqual({ hero: 'histogram', insets: [] })
    expect(arrangementOf({ sweep }, sorting)).toEqual({ hero: 'sweep', insets: [] })
    const named = { hero: 'calls', insets: ['histogram', 'surface'] } as const
    expect(arrangementOf(named, sorting)).toEqual({ hero: 'calls', insets: ['histogram'] })
  })

  test('are one draw alone while a question stands, or the hero without its answer', () => {
    const shown = arrangementOf({ hero: 'histogram', insets: ['calls'] }, sorting)
    expect(whileAsked(shown, number, false)).toEqual({ hero: 'calls', insets: [] })
    const swept = arrangementOf({ sweep, insets: ['coordinates'] }, sorting)
    expect(whileAsked(swept, number, true)).toEqual({ hero: 'coordinates', insets: [] })
    expect(whileAsked(arrangementOf({}, sorting), number, true)).toEqual({ hero: 'histogram', insets: [] })
    expect(whileAsked(arrangementOf({ sweep }, sorting), { ...number, kind: 'curve' }, false)).toEqual({
      hero: 'sweep',
      insets: [],
    })
  })
})
