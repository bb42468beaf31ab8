import { describe, expect, test } from 'vitest'
import { fetchSamples } from '../../../../../src/experiment/data/sample-file.ts'
import { arrangementFields, placedAt, placeOf } from '../../../../../src/page/editor/shelf/arranging.ts'
import type { PicturePlace } from '../../../../../src/elements/editor/editor-events.ts'
import { arrangementOf, type Arrangement } from '../../../../../src/page/board/arrangement.ts'
import { pictures } from '../../../../../src/pictures/pictures.ts'
import { pictureNames, type PictureName, type Step } from '../../../../../src/exchange/lecture/scenario.ts'
import { scenarios } from '../../../../../src/scenarios/index.ts'
import { experimentOf } from '../../../../../src/study/lecture/lecture.ts'

const shown: Arrangement = { hero: 'network', insets: ['losses', 'spectrum'] }
const names = ({ hero, insets }: Arrangement) => [hero, ...insets].join(' ')
const put = (name: PictureName, place: PicturePlace, before = shown) => names(placedAt(before, name, place))

describe('a picture', () => {
  test('replaces another, or swaps places with it', () => {
    expect(put('surface', 'hero')).toBe('surface losses spectrum')
    expect(put('surface', 'inset-2')).toBe('network losses surface')
    expect(put('spectrum', 'hero')).toBe('spectrum losses network')
    expect(put('spectrum', 'inset-1')).toBe('network spectrum losses')
    expect(put('network', 'inset-1')).toBe('losses network spectrum')
  })

  test('leaves the stage, and the first inset replaces the hero', () => {
    expect(put('losses', 'off')).toBe('network spectrum')
    expect(put('network', 'off')).toBe('losses spectrum')
    expect(put('network', 'off', { hero: 'network', insets: [] }), 'something has the stage').toBe('network')
  })

  test('takes the nearest existing place', () => {
    const alone: Arrangement = { hero: 'network', insets: [] }
    expect(put('losses', 'inset-2', alone)).toBe('network losses')
    expect(placeOf(placedAt(alone, 'losses', 'inset-2'), 'losses')).toBe('inset-1')
    expect(put('network', 'inset-1', alone)).toBe('network')
  })

  test('of the landscape is not next to the landscape', () => {
    expect(put('maps', 'inset-1', { hero: 'surface', insets: ['losses'] })).toBe('surface losses')
    expect(put('maps', 'hero', { hero: 'losses', insets: ['surface'] })).toBe('maps')
  })
})

/** A step with changed fields; undefined removes a field. */
const withFields = (step: Step, fields: object): Step =>
  Object.fromEntries(
    Object.entries({ ...step, ...fields }).filter(([, value]) => value !== undefined),
  ) as unknown as Step

describe('the fields of a step', () => {
  const steps = scenarios.flatMap((lecture) =>
    lecture.steps.map((step, at) => ({ step, experiment: experimentOf(lecture, at) })),
  )

  test('have the requested value, whatever they had before', async () => {
    for (const { step, experiment } of steps.filter((_, i) => i % 5 === 0)) {
      await fetchSamples(experiment)
      const now = arrangementOf(step, experiment)
      const possible = pictureNames.filter((name) => !pictures[name].needs(experiment, step))
      for (const name of possible)
        for (const place of ['hero', 'inset-1', 'inset-2', 'off'] as const) {
          const wanted = placedAt(now, name, place)
          const written = withFields(step, arrangementFields(step, experiment, wanted))
          expect(names(arrangementOf(written, experiment)), `${step.title}: ${name} ${place}`).toBe(
            names(wanted),
          )
        }
    }
  })

  test('contain no more than necessary', () => {
    const [{ step, experiment } = steps[0]!] = steps
    const bare = withFields(step, { hero: undefined, insets: undefined })
    const usual = arrangementOf(bare, experiment)
    expect(arrangementFields(bare, experiment, usual)).toEqual({})
    const [inset = 'losses'] = usual.insets
    const swapped = placedAt(usual, inset, 'hero')
    const fields = arrangementFields(bare, experiment, swapped)
    expect(fields).toMatchObject({ hero: inset })
    const back = arrangementFields(withFields(bare, fields), experiment, usual)
    expect(withFields(withFields(bare, fields), back), 'and takes back what it said').toEqual(bare)
  })
})
