import { describe, expect, test } from 'vitest'
import { judgedSamples } from '../../../src/analyses/learned-function.ts'
import { Study } from '../../../src/study/study.ts'
import { arrangementOf } from '../../../src/page/board/arrangement.ts'
import { OpenPictures, pictures } from '../../../src/pictures/pictures.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import type { Experiment } from '../../../src/experiment/spec/experiment.ts'
import { defaultOptions } from '../../../src/study/study-options.ts'
import { placeOf } from '../../support/place.ts'
import {
  pictureNames,
  type PictureName,
  type Question,
  type Step,
} from '../../../src/exchange/lecture/scenario.ts'
import { Store } from '../../../src/store/store.ts'
import { numberedSteps } from '../../support/matrix/covering-steps.ts'

const steps = numberedSteps(scenarios).map(({ id, number, step, stages }) => ({
  name: `${id}, step ${number}`,
  step,
  experiment: stages[0]!,
  shown: arrangementOf(step, stages[0]!),
}))

test('the record has every picture by its own name, and a label for each', () => {
  expect(Object.keys(pictures).sort()).toEqual([...pictureNames].sort())
  for (const [name, picture] of Object.entries(pictures)) expect(picture.name).toBe(name)
  const labels = Object.values(pictures).map(({ label }) => label)
  expect(new Set(labels).size).toBe(labels.length)
})

test('every step of every lecture has the pictures that it shows', () => {
  for (const { name, step, experiment, shown } of steps)
    for (const one of [shown.hero, ...shown.insets])
      expect(pictures[one].needs(experiment, step), `${name}: ${one}`).toBeUndefined()
})

/** The first step that shows a picture. */
const showing = (name: PictureName) =>
  steps.find(({ shown: { hero, insets } }) => [hero, ...insets].includes(name))

/** A template's text around its values; empty for other values. */
const textOf = (template: unknown): string =>
  typeof template === 'object' && template !== null && 'strings' in template ? String(template.strings) : ''

const question: Question = { ask: '?', kind: 'choice', answer: { quantity: 'gaps' }, because: '' }

/** A study of a step whose engine never arrives. */
const waiting = (experiment: Experiment, step: Step, asks: boolean) => {
  const place = placeOf({ ...step, experiment: { ...experiment } })
  const store = new Store(() => new Promise(() => undefined), experiment, 3, undefined, place)
  return new Study(store, undefined, defaultOptions, asks)
}

describe('a picture of a step that shows it, before anything is computed', () => {
  const named = pictureNames.flatMap((name) => {
    const found = showing(name)
    return found ? [{ name, found }] : []
  })

  test.each(named)('$name is drawn, with its question open too', ({ name, found }) => {
    const { step, experiment } = found
    for (const isOpen of [false, true]) {
      const study = waiting(experiment, { question, ...step }, isOpen)
      const shown = new OpenPictures(study)
      expect(textOf(shown.template(name))).not.toContain('class="said"')
      shown.dispose()
      study.dispose()
    }
  })
})

test('the function of an untrained network is its own answer: while a question is open, only its data are shown', () => {
  const { step, experiment } = steps.find(({ name }) => name === 'counting, step 8')!
  const study = waiting(experiment, step, true)
  const shown = new OpenPictures(study)
  expect(judgedSamples(study.store.training!)).toBeDefined()
  const { strings, values } = shown.template('function') as { strings: string[]; values: unknown[] }
  expect(values[strings.findIndex((text) => text.trim().endsWith('.grid='))]).toBeUndefined()
  shown.dispose()
  study.dispose()
})
