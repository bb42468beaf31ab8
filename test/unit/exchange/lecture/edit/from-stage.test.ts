import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chainOf } from '../../../../../src/exchange/lecture/edit/chain.ts'
import { readPlace } from '../../../../../src/exchange/lecture/edit/data.ts'
import { leanExperiment } from '../../../../../src/exchange/lecture/edit/lean.ts'
import { Outline } from '../../../../../src/exchange/lecture/edit/outline.ts'
import { addStage, taking, updateStep } from '../../../../../src/exchange/lecture/edit/from-stage.ts'
import { seenFrom } from '../../../../../src/exchange/lecture/merged.ts'
import { mergePatch } from '../../../../../src/experiment/format/merge.ts'
import { parseExperiment, parseTraining } from '../../../../../src/experiment/format/parse.ts'
import { same } from '../../../../../src/experiment/format/same.ts'
import type { Experiment } from '../../../../../src/experiment/spec/experiment.ts'
import type { ViewInput } from '../../../../../src/experiment/spec/view.ts'
import { experimentDifferences } from '../../../../../src/words/experiment-differences.ts'
import { arbitraryExperiment } from '../../../../support/arbitrary/arbitrary-experiment.ts'
import { lectureTexts } from '../../../../support/lectures/lecture-texts.ts'
import { isLong } from '../../../../support/long.ts'

const textOf = (id: string): string => lectureTexts.find((one) => one.id === id)?.text ?? ''

const linksOf = (text: string) => chainOf(new Outline(text))

const viewOf = (text: string, step: number): ViewInput | undefined => {
  const { value } = readPlace(new Outline(text), { step, fence: 'show' })
  return (value as { readonly view?: ViewInput } | undefined)?.view
}

/** The experiment that a step opens with. */
const openedBy = (text: string, step: number): Experiment =>
  parseExperiment(seenFrom(linksOf(text)[step]?.experiment, viewOf(text, step)))

/** The ids of the steps whose experiments two texts express differently. */
const others = (before: string, after: string): readonly string[] => {
  const now = new Map(linksOf(after).map(({ id, experiment }) => [id, experiment]))
  return linksOf(before).filter(({ id, experiment }) => !same(now.get(id), experiment)).map(({ id }) => id)
} // prettier-ignore

describe("The stage's experiment", () => {
  test.each(lectureTexts.filter((_, i) => isLong || i % 3 === 0).map(({ id, text }) => [id, text] as const))('%s: goes into a step, and into a new one, without changing what other steps show', (id, text) => {
    const links = linksOf(text)
    const [from, step] = [id.length % links.length, (id.length * 3 + 1) % links.length]
    const experiment = openedBy(text, from)
    const updated = updateStep(text, step, { experiment, camera: true, opens: 7 })
    expect(updated.problems).toEqual([])
    expect(same(openedBy(updated.text, step), experiment), 'as on the stage').toBe(true)
    expect(others(text, updated.text).filter((one) => one !== links[step]?.id)).toEqual([])
    expect(readPlace(new Outline(updated.text), { step, fence: 'show' }).value).toMatchObject({ opens: 7 })
    const added = addStage(text, step + 1, { experiment, camera: true, title: 'From the stage' })
    expect(same(openedBy(added.text, step + 1), experiment), 'as on the stage').toBe(true)
    expect(others(text, added.text)).toEqual([])
    expect(updateStep(text, from, { experiment, camera: true }).text).toBe(text)
  }) // prettier-ignore

  test('is written as the smallest patch', () => {
    const text = textOf('two-weights')
    const stage = parseTraining(openedBy(text, 8))
    const moved = parseExperiment(mergePatch(stage, { algorithms: [{ ...stage.algorithms[0], learningRate: 0.5 }] }))
    const updated = updateStep(text, 8, { experiment: moved })
    expect(updated.text).toBe(text.replace('{id: sgd, learningRate: 0.6, steps: 40}', '{id: sgd, learningRate: 0.5, steps: 40}'))
    const other = parseExperiment(mergePatch(stage, { starts: [{ kind: 'weights', values: [2, 1] }], view: { camera: { azimuth: 10, polar: 30 } } }))
    const added = addStage(text, 9, { experiment: other, title: 'On' })
    expect(added.text).toContain('## On\n\n```experiment\nstarts: [{kind: weights, values: [2, 1]}]\n```\n\n# Caveats')
    const seen = addStage(text, 9, { experiment: other, camera: true, opens: 3, title: 'On' })
    expect(seen.text).toContain('```show\nview: {camera: {azimuth: 10, polar: 30, zoom: 1}}\nopens: 3\n```\n\n# Caveats')
  }) // prettier-ignore

  test('goes with its own table into a step that has no title yet', () => {
    const whole = textOf('two-weights')
    const text = whole.slice(0, whole.indexOf('\n## ', whole.indexOf('\n## ') + 1))
    const inputs = Array.from({ length: 300 }, (_, i) => [i / 7])
    const data = { kind: 'table', task: 'regression', inputs, targets: inputs.map(([x = 0]) => [x / 3]) }
    const experiment = parseExperiment(mergePatch({ ...openedBy(text, 0), data: null }, { data }))
    const added = addStage(text, 1, { experiment, camera: true })
    expect(added.text).toMatch(/\n## \n\n```experiment[^]*\n# Numbers\n/u)
    expect(new Outline(added.text).steps).toHaveLength(2)
    expect(same(openedBy(added.text, 1), experiment)).toBe(true)
  })

  test('does not go into a step with a broken fence', () => {
    const text = textOf('two-weights')
    const experiment = openedBy(text, 0)
    const broken = text.replace('```experiment\nmodel: {linearity: 1}', '```experiment\nmodel: {linearity: 1')
    expect(updateStep(broken, 1, { experiment })).toMatchObject({ text: broken, problems: [{ step: 1 }] })
    expect(updateStep(text, 99, { experiment }).problems[0]?.message).toBe('there is no step 100')
  }) // prettier-ignore
})

test('An experiment is written without its defaults, and parsed again it is the same', () => {
  fc.assert(
    fc.property(arbitraryExperiment, arbitraryExperiment, (one, other) => {
      const [written, wanted] = [{ ...one, version: 1 }, parseExperiment({ ...other, version: 1 })]
      expect(same(parseExperiment(leanExperiment(written, wanted)), wanted)).toBe(true)
      expect(same(leanExperiment(written, parseExperiment(written)), written)).toBe(true)
    }),
    { seed: 1, numRuns: isLong ? 1000 : 40 },
  )
})

test('A typed function that replaces another is written without its defaults, though those of its plane differ', () => {
  const written = {
    version: 1,
    seed: 1,
    data: { kind: 'none' },
    model: { kind: 'function', id: 'himmelblau' },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 0.01, steps: 100 }],
    starts: [{ kind: 'weights', values: [0, 0] }],
    plane: { kind: 'weights', first: 0, second: 1 },
  }
  const { plane } = parseTraining(written)
  const wanted = parseTraining({ ...written, model: { kind: 'function', id: 'booth' }, plane })
  const { extent } = plane as { readonly extent?: unknown }
  expect(leanExperiment(written, wanted)).toEqual({
    ...written,
    model: { kind: 'function', id: 'booth' },
    plane: { ...written.plane, extent },
  })
})

test('Some of the differences are taken, and all of them give the other experiment', () => {
  fc.assert(
    fc.property(arbitraryExperiment, arbitraryExperiment, (written, changed) => {
      const [one, other] = [parseExperiment({ ...written, version: 1 }), parseExperiment({ ...changed, version: 1 })]
      const differences = experimentDifferences(one, other)
      expect(same(taking(one, differences).experiment, other)).toBe(true)
      expect(taking(one, []).experiment).toBe(one)
      for (const { label, before, after } of differences) {
        expect(label).toMatch(/\S/u)
        expect([label, before]).not.toEqual([label, after])
      }
    }),
    { seed: 1, numRuns: isLong ? 1000 : 40 },
  )
}) // prettier-ignore

test('A difference that cannot be taken alone names what it needs', () => {
  const one = parseTraining(openedBy(textOf('two-weights'), 0))
  const other = parseExperiment(mergePatch(one, { model: { widths: [1, 2, 1] }, starts: [{ kind: 'weights', values: [1, 2, 3, 4] }] }))
  const differences = experimentDifferences(one, other)
  expect(differences.map(({ label, before, after }) => `${label}: ${before} → ${after}`)).toEqual([
    'widths: 1-1-1 → 1-2-1',
    'w₀: (2, −1) → (1, 2, 3, 4)',
  ])
  const { experiment, issues } = taking(one, differences.slice(0, 1))
  expect(experiment).toBeUndefined()
  expect(issues[0]?.path).toBe('starts[0].values')
}) // prettier-ignore
