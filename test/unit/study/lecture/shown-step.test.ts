import { afterEach, expect, test } from 'vitest'
import { markStep } from '../../../../src/study/lecture/mark-step.ts'
import { shownStep } from '../../../../src/study/lecture/shown-step.ts'
import type { Step } from '../../../../src/exchange/lecture/scenario.ts'
import { scenarios } from '../../../../src/scenarios/index.ts'
import { german } from '../../../../src/words/language/german/german.ts'
import { setTranslator } from '../../../../src/words/language/language.ts'
import { written } from '../../../../src/words/language/written.ts'
import { Translator } from '../../../../src/words/language/translator.ts'

afterEach(() => setTranslator(undefined))

/** A step whose labels are also texts of the interface. */
const step: Step = {
  title: 'Loss',
  prose: 'Words.',
  experiment: {},
  watch: 'The loss falls.',
  marks: { 'The loss': 'sweep: loss' },
  names: { starts: ['small', 'large'], axes: ['weight', 'size'] },
  numbers: [{ quantity: 'final-loss', label: 'loss' }],
  dial: { label: 'size', values: ['small', 'large'], experiments: [{}, {}] },
  predictions: [{ formula: 'gradient-flow', draw: 'path', label: 'steps', points: ['start', 'end'] }],
  sweep: {
    vary: { seed: [1] },
    values: [1],
    label: 'steps',
    quantities: [{ quantity: 'final-loss', label: 'loss' }],
  } as unknown as NonNullable<Step['sweep']>,
}

/** Its labels, most of which are in the catalogue. */
const labels = ['small', 'large', 'weight', 'size', 'loss', 'steps', 'start', 'end']

/** The texts in a value. */
const textsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value && typeof value === 'object'
      ? Object.values(value).flatMap(textsOf)
      : []

test("A step of another author's lecture is shown in German with the labels that the author wrote", () => {
  markStep(step)
  expect(shownStep(step)).toBe(step)
  setTranslator(new Translator('de', german))
  const shown = shownStep(step)!
  const texts = textsOf({ ...shown, marks: undefined })
  for (const label of labels) {
    const own = texts.filter((text) => text.replaceAll('\u2063', '') === label)
    expect(own, label).not.toEqual([])
    expect(new Set(own.map(written)), label).toEqual(new Set([label]))
  }
  // The marked phrases occur in the sentence.
  expect(shown.marks).toEqual(step.marks)
  expect(shown.watch).toBe(step.watch)
  setTranslator(undefined)
  expect(shownStep(step)).toBe(step)
})

test('A built-in step is shown as it is, since the catalogue may have its labels', () => {
  setTranslator(new Translator('de', german))
  for (const { steps } of scenarios) for (const own of steps) expect(shownStep(own)).toBe(own)
})

test('A prediction without its author’s label is named in the language of the screen', () => {
  setTranslator(new Translator('de', german))
  const usual: Step = {
    ...step,
    predictions: [{ formula: 'minima', draw: 'point', label: 'minima' }, ...(step.predictions ?? [])],
  }
  markStep(usual)
  const labels = shownStep(usual)?.predictions?.map(({ label }) => written(label))
  expect(labels).toEqual(['Minima', 'steps'])
})
