import { expect, test } from 'vitest'
import { fetchSamples } from '../../../../../src/experiment/data/sample-file.ts'
import { numberCalls } from '../../../../../src/page/editor/numbers/number-calls.ts'
import { quantityEntries } from '../../../../../src/theory/quantity/catalogue/index.ts'
import { german } from '../../../../../src/words/language/german/german.ts'
import { Translator } from '../../../../../src/words/language/translator.ts'
import { scenarios } from '../../../../../src/scenarios/index.ts'
import { isLong } from '../../../../support/long.ts'
import { stagedSteps } from '../../../../support/lectures/scenarios.ts'

const speech = new Translator('de', german)

/** Names of axes, number formats, algorithms and units that are the same in German. */
const same = [
  'a',
  'b',
  'beta',
  'dantzig',
  'bland',
  'float32',
  'float64',
  'proxy',
  'one',
  'as',
  'rad',
  'ellipsoid',
  'Quicksort',
]

test('each quantity of the catalogue, its group, and each word that it can take is translated', () => {
  const words = quantityEntries.flatMap(({ label, group, unit, arguments: all }) => [
    label,
    group,
    `${group.charAt(0).toUpperCase()}${group.slice(1)}`,
    ...(unit === undefined ? [] : [unit]),
    ...all.flatMap(({ name, kind }) => (Array.isArray(kind) ? [name, ...(kind as readonly string[])] : [])),
  ])
  const isGerman = (word: string) => german[word] !== undefined || speech.said(word) !== word
  expect(words.length).toBeGreaterThan(400)
  expect([...new Set(words)].filter((word) => !isGerman(word) && !same.includes(word))).toEqual([])
})

test('a number in a list is entirely German, with its run, its index and its unit', async () => {
  const experiments = scenarios.flatMap((scenario) =>
    stagedSteps(scenario)
      .slice(0, isLong ? undefined : 1)
      .flatMap(({ stages }) => stages.slice(0, 1)),
  )
  const labels = new Set<string>()
  for (const experiment of experiments) {
    await fetchSamples(experiment)
    for (const { label, group } of numberCalls(experiment)) labels.add(label).add(group)
  }
  const english = /\b(?:the|of|where|with|that|which|step|steps|run|number|at)\b/u
  expect(labels.size).toBeGreaterThan(100)
  expect([...labels].filter((label) => english.test(speech.said(label)))).toEqual([])
})
