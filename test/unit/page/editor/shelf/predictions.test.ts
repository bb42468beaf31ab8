import { expect, test } from 'vitest'
import { parseTraining } from '../../../../../src/experiment/format/parse.ts'
import { offeredPredictions, tickedPredictions } from '../../../../../src/page/editor/shelf/predictions.ts'
import { scenarios } from '../../../../../src/scenarios/index.ts'
import { experimentOf } from '../../../../../src/study/lecture/lecture.ts'
import { formulaOf } from '../../../../../src/theory/formulas/index.ts'

const lecture = scenarios.find(({ id }) => id === 'two-weights')!
const experiment = parseTraining(experimentOf(lecture, 0))
const ids = (offers: ReturnType<typeof offeredPredictions>, on: boolean) =>
  offers.filter((offer) => offer.on === on).map(({ prediction }) => prediction.formula)

test('a step that names none shows all that apply; those that need text are offered too', () => {
  const offers = offeredPredictions({}, experiment)
  expect(ids(offers, true)).toContain('flow-end')
  expect(ids(offers, false).every((id) => formulaOf(id)?.besideWords)).toBe(true)
  for (const { prediction } of offers)
    expect(formulaOf(prediction.formula)?.refusal(experiment, {}), prediction.formula).toBeUndefined()
})

test('a step that names some has them with its own text, and each formula once', () => {
  const predictions = [
    { formula: 'flow-end', draw: 'point', label: 'there', within: 0.1 },
    { formula: 'stable-rate', arguments: { algorithm: 1 }, draw: 'threshold', label: 'limit of the second' },
  ] as const
  const offers = offeredPredictions({ predictions }, experiment)
  expect(offers.slice(0, 2).map(({ prediction }) => prediction)).toEqual(predictions)
  expect(ids(offers, false)).not.toContain('flow-end')
})

test('ticking adds one in its short form, or removes one, and leaves the others as written', () => {
  const written = [{ 'flow-end': 'there' }, 'rail']
  const offers = [
    { prediction: { formula: 'flow-end', draw: 'point', label: 'there' }, on: true },
    { prediction: { formula: 'rail', draw: 'path', label: formulaOf('rail')!.title }, on: true },
    { prediction: { formula: 'minima', draw: 'point', label: formulaOf('minima')!.title }, on: false },
  ] as const
  expect(tickedPredictions(written, offers, 2, true)).toEqual([
    ...written,
    formulaOf('minima')!.drawings[0] === 'point' ? 'minima' : expect.anything(),
  ])
  expect(tickedPredictions(written, offers, 0, false)).toEqual(['rail'])
  expect(tickedPredictions(undefined, offers, 1, false), 'all that applied but this one').toEqual([
    { 'flow-end': 'there' },
  ])
  expect(tickedPredictions(written, offers, 0, true)).toEqual(written)
})
