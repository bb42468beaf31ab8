import { describe, expect, test } from 'vitest'
import {
  besideOf,
  besidePatch,
  besideText,
  freeTitle,
} from '../../../../../src/exchange/lecture/edit/beside.ts'
import { chainOf } from '../../../../../src/exchange/lecture/edit/chain.ts'
import { Outline } from '../../../../../src/exchange/lecture/edit/outline.ts'
import { shownFields } from '../../../../../src/exchange/lecture/edit/show.ts'
import { seenFrom } from '../../../../../src/exchange/lecture/merged.ts'
import { mergePatch, type Patch } from '../../../../../src/experiment/format/merge.ts'
import { parseExperiment, parseTraining } from '../../../../../src/experiment/format/parse.ts'
import { same } from '../../../../../src/experiment/format/same.ts'
import type { ViewInput } from '../../../../../src/experiment/spec/view.ts'
import { lectureTexts } from '../../../../support/lectures/lecture-texts.ts'
import { isLong } from '../../../../support/long.ts'

const textOf = (id: string): string => lectureTexts.find((one) => one.id === id)?.text ?? ''

/** The experiment that a step opens with. */
const openedBy = (text: string, step: number) =>
  parseExperiment(
    seenFrom(
      chainOf(new Outline(text))[step]?.experiment,
      shownFields(text, step)['view'] as ViewInput | undefined,
    ),
  )

describe('a side stage', () => {
  test.each(lectureTexts.filter((_, i) => isLong || i % 4 === 1).map(({ id, text }) => [id, text] as const))(
    '%s: shows what was on the stage through its patch',
    (_, text) => {
      const count = chainOf(new Outline(text)).length
      for (const step of [0, count - 1]) {
        const [opening, wanted] = [openedBy(text, step), openedBy(text, (step + 2) % count)]
        const patch = besidePatch(text, step, opening, wanted)
        expect(same(parseExperiment(mergePatch(opening, patch)), wanted)).toBe(true)
      }
    },
  )

  test('has the patch that an author would write', () => {
    const text = textOf('two-weights')
    const opening = parseTraining(openedBy(text, 8))
    const patch = (changed: Patch) =>
      besidePatch(text, 8, opening, parseExperiment(mergePatch(opening, changed)))
    expect(patch({ seed: 7 })).toEqual({ seed: 7 })
    expect(patch({ view: { colors: 'viridis' } })).toEqual({ view: { colors: 'viridis' } })
    const [first, ...others] = opening.algorithms
    const slower = patch({ algorithms: [{ ...first, learningRate: 0.5 }, ...others] })
    expect(JSON.stringify(slower).length, 'defaults go without saying').toBeLessThan(160)
  })
})

describe('the side stages of a step', () => {
  const asKeys = { Adam: { algorithms: [] }, linear: { model: { linearity: 1 } } }
  const asList = [{ title: 'Adam', names: { starts: ['a'] }, experiment: {} }]

  test('are read and written in both forms', () => {
    expect(besideOf(asKeys).map(({ title }) => title)).toEqual(['Adam', 'linear'])
    expect(besideText(asKeys, besideOf(asKeys))).toEqual(asKeys)
    expect(besideText(asList, besideOf(asList)), 'its names stay').toEqual(asList)
    expect([besideOf(undefined), besideOf('none'), besideText(asKeys, [])]).toEqual([[], [], undefined])
  })

  test('become a list if their titles cannot be keys', () => {
    const seven = { title: '7', experiment: { seed: 7 } }
    expect(besideText(undefined, [seven])).toEqual([seven])
  })

  test('each have a title of their own', () => {
    const stages = besideOf({ Adam: {}, 'Adam 2': {} })
    expect([freeTitle('Adam', stages), freeTitle('momentum', stages)]).toEqual(['Adam 3', 'momentum'])
  })
})
