import { describe, expect, test } from 'vitest'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import type { TrainingExperiment } from '../../../../src/experiment/spec/experiment.ts'
import { matrixData } from '../../../../src/experiment/data/matrix.ts'
import { pictureSide } from '../../../../src/experiment/spec/data.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { experimentOf } from '../../../../src/study/lecture/lecture.ts'
import {
  arrangementOf,
  besideVotes,
  isLandscape,
  showsHeights,
  surfaceAlone,
  swapped,
} from '../../../../src/page/board/arrangement.ts'
import { pictures } from '../../../../src/pictures/pictures.ts'
import { scenarios } from '../../../../src/scenarios/index.ts'
import type { PictureName } from '../../../../src/exchange/lecture/scenario.ts'

const [flagship] = scenarios
const experiment = parseTraining(experimentOf({ ...flagship!, id: 'flagship' }, 0))
/** The same experiment with more inputs than a function can be drawn over. */
const ofThreeInputs = (one: TrainingExperiment) =>
  parseTraining({
    ...one,
    data: { kind: 'table', task: 'regression', inputs: [[1, 0, 0]], targets: [[1]] },
    model: { kind: 'mlp', widths: [3, 1], activation: 'linear' },
    starts: [{ kind: 'random', distribution: 'lecun-normal' }],
  })
const sweep = { label: 'η', values: [], experiments: [], quantities: [] } as never
const beside = [{ title: 'another', experiment: {} }]

describe('the pictures of a step', () => {
  test('are its surface and its measurements, if it names none', () => {
    expect(arrangementOf({}, experiment)).toEqual({ hero: 'surface', insets: ['network', 'losses'] })
    expect(arrangementOf({ measure: 'gaps' }, experiment).insets).toEqual(['gaps', 'network'])
    expect(arrangementOf(undefined, experiment).hero).toBe('surface')
    const still = { ...experiment, algorithms: experiment.algorithms.map((one) => ({ ...one, steps: 0 })) }
    expect(arrangementOf({}, still).insets, 'no losses where nothing is trained').toEqual(['network'])
  })

  test('include the losses if several algorithms are compared, a measure is named, or nothing else is there', () => {
    const alone = { ...experiment, algorithms: experiment.algorithms.slice(0, 1) }
    expect(arrangementOf({}, alone).insets).toEqual(['network'])
    expect(arrangementOf({ chart: 'sharpness' }, alone).insets).toEqual(['losses', 'network'])
    const wide = ofThreeInputs(alone)
    expect(arrangementOf({}, wide).insets).toEqual(['losses'])
    expect(arrangementOf({ sweep }, wide).insets).toEqual(['losses'])
  })

  test('are a sweep if there is one, and the surface next to it only if w₀ is dragged', () => {
    expect(arrangementOf({ sweep }, experiment)).toEqual({ hero: 'sweep', insets: ['network'] })
    const held = { hero: 'sweep', insets: ['network', 'surface'] }
    expect(arrangementOf({ sweep, controls: ['start'] }, experiment)).toEqual(held)
    expect(arrangementOf({ sweep, question: { kind: 'place' } as never }, experiment)).toEqual(held)
  })

  test('are the surface if nothing else can be shown, and none if none is wanted', () => {
    const still = { ...experiment, algorithms: experiment.algorithms.map((one) => ({ ...one, steps: 0 })) }
    const wide = ofThreeInputs(still)
    expect(arrangementOf({ sweep }, wide).insets).toEqual(['surface'])
    expect(arrangementOf({ sweep, insets: [] }, wide).insets).toEqual([])
    expect(arrangementOf({ sweep, insets: ['losses'] }, wide).insets).toEqual(['losses'])
    expect(arrangementOf({ sweep, insets: ['surface'] }, wide).insets).toEqual(['surface'])
  })

  test('drop the surface first, and then the losses, if they are more than two', () => {
    const insets = (...names: PictureName[]) => arrangementOf({ sweep, insets: names }, experiment).insets
    expect(insets('surface', 'losses', 'network')).toEqual(['losses', 'network'])
    expect(insets('losses', 'network', 'spectrum')).toEqual(['network', 'spectrum'])
  })

  test('are only the stages if there are several, unless the step says otherwise', () => {
    expect(arrangementOf({ beside }, experiment).insets).toEqual([])
    expect(arrangementOf({ beside, hero: 'maps', insets: ['losses'] }, experiment).insets).toEqual(['losses'])
  })

  test('after the reveal are the one that shows the answer, next to the one with the question', () => {
    const step = { hero: 'gaps', insets: ['losses'], reveal: { hero: 'surface' } } as const
    expect(arrangementOf(step, experiment)).toEqual({ hero: 'gaps', insets: ['losses'] })
    expect(arrangementOf(step, experiment, true)).toEqual({ hero: 'surface', insets: ['gaps', 'losses'] })
    const inset = { hero: 'gaps', insets: ['losses', 'surface'], reveal: { hero: 'surface' } } as const
    expect(arrangementOf(inset, experiment, true)).toEqual({ hero: 'surface', insets: ['gaps', 'losses'] })
    const stays = { hero: 'gaps', insets: [], reveal: { step: 3 } } as const
    expect(arrangementOf(stays, experiment, true)).toEqual({ hero: 'gaps', insets: [] })
  })

  test('of every lecture’s step are one hero and at most two insets, all different, with at most one landscape', () => {
    for (const scenario of scenarios)
      scenario.steps.forEach((step, k) => {
        const { hero, insets } = arrangementOf(step, experimentOf({ ...scenario }, k))
        const all = [hero, ...insets]
        const name = `${scenario.id}, step ${k + 1}`
        expect(new Set(all).size, name).toBe(all.length)
        expect(insets.length, name).toBeLessThanOrEqual(2)
        expect(all.filter(isLandscape).length, name).toBeLessThanOrEqual(
          experimentOf({ ...scenario }, k).kind === 'problem' ? 0 : 1,
        )
      })
  })

  test('of a lecture have what they draw: a matrix is observed, a slice has its line, a function has at most two inputs', () => {
    for (const scenario of scenarios)
      scenario.steps.forEach((step, k) => {
        const shown = experimentOf({ ...scenario }, k)
        const trained = shown.kind === 'training' ? shown : undefined
        const model = trained && buildTrainingProblem(trained).model
        const network = model?.kind === 'network' ? model : undefined
        const name = `${scenario.id}, step ${k + 1}`
        if (step.hero === 'matrix') expect(network && matrixData(network.data), name).toBeDefined()
        if (step.hero === 'slice')
          expect(trained && pictures.slice.needs(trained, step), name).toBeUndefined()
        if (step.hero === 'function' && !(trained && pictureSide(trained.data)))
          expect(network?.data.coordinates, name).toBeLessThanOrEqual(2)
      })
  })

  test('of these steps do not start with the surface', () => {
    const heroes = (id: string, from: number, to: number) => {
      const scenario = scenarios.find((one) => one.id === id)!
      return scenario.steps
        .slice(from - 1, to)
        .map((step, k) => arrangementOf(step, experimentOf({ ...scenario }, from - 1 + k)))
    }
    const beside = (hero: string, ...insets: string[]) => ({ hero, insets })
    expect(heroes('random-labels', 1, 2)).toEqual([beside('function', 'losses'), beside('function', 'sweep')])
    expect(heroes('low-rank', 7, 9)).toEqual([
      beside('matrix', 'losses'),
      ...[8, 9].map(() => beside('losses', 'matrix')),
    ])
    expect(heroes('planes-and-lines', 4, 4)).toEqual([beside('slice', 'sweep', 'losses')])
    expect(heroes('planes-and-lines', 6, 6)).toEqual([beside('slice', 'bend')])
    expect(heroes('goodhart', 3, 3)).toEqual([beside('sweep', 'surface')])
  })

  test('include the surface if a step asks to drag w₀', () => {
    for (const scenario of scenarios)
      scenario.steps.forEach((step, k) => {
        const { hero, insets } = arrangementOf(step, experimentOf({ ...scenario }, k))
        if (!/\b[Dd]rag (the marker of )?w₀/.test(step.try ?? '') && step.question?.kind !== 'place') return
        expect([hero, ...insets].some(isLandscape), `${scenario.id}, step ${k + 1}`).toBe(true)
      })
  })

  test('in presentation mode leave their column to the votes', () => {
    expect(besideVotes({ hero: 'surface', insets: ['network', 'losses'] })).toEqual(surfaceAlone)
  })

  test('can be swapped, and back', () => {
    const before = arrangementOf({ hero: 'gaps', insets: ['losses', 'surface'] }, experiment)
    const after = swapped(before, 'surface')
    expect(after).toEqual({ hero: 'surface', insets: ['losses', 'gaps'] })
    expect(swapped(before, 'matrix')).toBe(before)
    expect(swapped(before, undefined)).toBe(before)
  })
})

test('heights are visible in the landscape and in drawings of them, as hero or inset', () => {
  expect(showsHeights([{ hero: 'sweep', insets: ['losses'] }])).toBe(false)
  expect(showsHeights([{ hero: 'sweep', insets: ['surface'] }])).toBe(true)
  for (const hero of ['surface', 'maps', 'slice', 'bend'] as const)
    expect(
      showsHeights([
        { hero: 'sweep', insets: [] },
        { hero, insets: [] },
      ]),
      hero,
    ).toBe(true)
})

describe('the pictures of a problem', () => {
  const problem = { kind: 'procedure', id: 'quicksort', size: 10 } as const
  const sorting = parseExperiment({ version: 1, seed: 1, problem })

  test('are those that the step names, without a surface', () => {
    expect(arrangementOf({}, sorting)).toEqual({ hero: 'histogram', insets: [] })
    expect(arrangementOf({ sweep }, sorting)).toEqual({ hero: 'sweep', insets: [] })
    const named = { hero: 'calls', insets: ['histogram', 'surface'] } as const
    expect(arrangementOf(named, sorting)).toEqual({ hero: 'calls', insets: ['histogram'] })
  })

  test('are those of its kind if no lecture names any', () => {
    const saddles = parseExperiment({ version: 1, seed: 1, problem: { kind: 'saddles', dimension: 4 } })
    expect(arrangementOf({}, saddles)).toEqual({ hero: 'coordinates', insets: [] })
  })
})
