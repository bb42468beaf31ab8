import { describe, expect, test } from 'vitest'
import { yamlText } from '../../../../../src/exchange/lecture/fences/yaml-text.ts'
import { stepId } from '../../../../../src/exchange/lecture/merged.ts'
import {
  labelsOf,
  overlayText,
  wordsDigest,
} from '../../../../../src/exchange/lecture/translation/overlay-text.ts'
import { withWords } from '../../../../../src/exchange/lecture/translation/with-words.ts'
import { same } from '../../../../../src/experiment/format/same.ts'
import { scenarios } from '../../../../../src/scenarios/index.ts'
import twoWeights from '../../../../../src/scenarios/lectures/two-weights/lecture.md?full'
import type { Scenario, Step } from '../../../../../src/exchange/lecture/scenario.ts'

const translated = (words: string): string => (words === '' ? '' : `${words} ✓`)

const stepIn = (step: Step): Step => ({
  ...step,
  id: stepId(step),
  title: translated(step.title),
  prose: translated(step.prose),
  ...(step.try !== undefined && { try: translated(step.try) }),
  ...(step.watch !== undefined && { watch: translated(step.watch) }),
  ...(step.question && {
    question: {
      ...step.question,
      ...(step.question.setup !== undefined && { setup: translated(step.question.setup) }),
      ask: translated(step.question.ask),
      because: translated(step.question.because),
      ...(step.question.options && {
        options: step.question.options.map((option) => ({ ...option, label: translated(option.label) })),
      }),
    },
  }),
})

/** A lecture with other text, except its labels. */
const translation = (scenario: Scenario): Scenario => ({
  ...scenario,
  language: 'de',
  title: translated(scenario.title),
  idea: translated(scenario.idea),
  minute: translated(scenario.minute),
  steps: scenario.steps.map(stepIn),
  caveats: scenario.caveats.map(translated),
})

describe('A translated lecture', () => {
  test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s has all the text of its file, and nothing else is new', (_, scenario) => {
    const inGerman = translation(scenario)
    const worded = withWords(scenario, overlayText(inGerman))
    expect(worded.problems).toEqual([])
    expect(worded.missing).toEqual([])
    if (!same(worded.scenario, inGerman)) expect(worded.scenario).toEqual(inGerman)
    expect(withWords(scenario, overlayText(scenario)).stale).toBe(false)
  }) // prettier-ignore

  test('has translated labels wherever they are shown, and the marks of its sentences with them', () => {
    for (const scenario of scenarios) {
      const labels = labelsOf(scenario)
      const words = yamlText(Object.fromEntries(labels.map((label) => [label, translated(label)])))
      const text = overlayText(scenario).replace(/```words\n[^]*?\n```/u, () => `\`\`\`words\n${words}\n\`\`\``)
      const { missing, scenario: worded } = withWords(scenario, text)
      expect(missing, scenario.id).toEqual([])
      expect(labelsOf(worded), scenario.id).toEqual(labels.map(translated))
      expect(worded.steps.map(({ experiment }) => experiment)).toEqual(scenario.steps.map(({ experiment }) => experiment))
    }
    const { label } = twoWeights.steps[7]!.sweep!.quantities[0]!
    const { scenario } = withWords(twoWeights, `---\ntranslates: two-weights\n---\n# Titel\n\n\`\`\`words\n${label}: Tangens\n\`\`\``)
    expect(scenario.steps[7]?.sweep?.quantities[0]?.label).toBe('Tangens')
    expect(scenario.steps[7]?.marks?.['tanh']).toBeUndefined()
    expect(scenario.steps[7]?.marks?.['Tangens']).toBe('sweep: Tangens')
    expect(scenario.title).toBe('Titel')
  }) // prettier-ignore

  test('keeps the original text where its file has none, and counts it', () => {
    const text = overlayText(translation(twoWeights))
      .replace(/^> \[!try\] Drag the w₀ marker.*\n/mu, '')
      .replace('- in the valley, w₁ > 0 ✓\n', '')
      .replace(/^# Caveats[^]*/mu, '')
    const { missing, scenario } = withWords(twoWeights, text)
    const [first, second] = twoWeights.steps.map(stepId)
    const asked = stepId(twoWeights.steps[5]!)
    expect(missing).toEqual([
      `${first}: try`,
      ...[1, 2, 3].map((i) => `${asked}: option ${i}`),
      ...[1, 2, 3, 4].map((i) => `caveat ${i}`),
    ])
    expect(scenario.steps[0]?.try).toBe(twoWeights.steps[0]?.try)
    expect(scenario.steps[1]?.try).toBe(`${twoWeights.steps[1]?.try} ✓`)
    expect(second).toBe(scenario.steps[1]?.id)
  })

  test('is out of date once its original changes, but not if only numbers do', () => {
    const text = overlayText(twoWeights)
    const withFirst = (change: Partial<Step>) => ({
      ...twoWeights,
      steps: twoWeights.steps.map((step, i) => (i === 0 ? { ...step, ...change } : step)),
    })
    expect(withWords(withFirst({ prose: 'Other.' }), text).stale).toBe(true)
    expect(withWords(withFirst({ opens: 3, experiment: { seed: 2 } }), text).stale).toBe(false)
    expect(wordsDigest(twoWeights)).toMatch(/^[0-9a-f]{8}$/u)
    expect(withWords(twoWeights, text.replace(/^of:.*\n/mu, '')).stale).toBe(true)
  })

  test.each([
    ['', 'this is not a translation. Write --- in line 1'],
    ['---\ntranslates: end-to-end\n---\n', 'this is a translation of "end-to-end", not of "two-weights"'],
    ['---\n---\n# A\n\n## B\n', 'there is no step "b"'],
    ['---\na: [\n---\n', /./u],
    ['---\n---\n# A\n\n```words\na: b: c\n```\n', /./u],
  ])('says what is wrong with its file, and is what it was', (text, message) => {
    const { problems, scenario, missing } = withWords(twoWeights, text)
    expect(problems[0]?.message).toMatch(message)
    expect(missing.length).toBeGreaterThan(20)
    expect(scenario.steps.map(({ title }) => title)).toEqual(twoWeights.steps.map(({ title }) => title))
  })
})
