import { expect, test } from 'vitest'
import { german } from '../../../../../src/words/language/german/german.ts'
import type { Catalogue } from '../../../../../src/words/language/translator.ts'
import { placesIn } from '../../../../../src/words/language/template-parts.ts'
import { presetEntries } from '../../../../../src/scenarios/presets/entries.ts'
import { presetLines } from '../../../../../src/scenarios/presets/lines.ts'
import { presets } from '../../../../../src/scenarios/presets/presets.ts'
import { sourceWords } from '../../../../support/page/source-words.ts'

/** Texts that stay English, and why. */
const english: Readonly<Record<string, readonly string[]>> = {
  'words of the glossary, which are found in prose that is English': [
    'batch norm', 'the flow', 'layer norm', 'lazy regime', 'linear twin', 'loss surface', 'local minimum', 'leaves the plane',
    'principal component', 'whole run', 'each run', 'every run', 'skip connection', 'surrogate loss', 'test error', 'test accuracy',
    'training loss', 'train accuracy',
  ], // prettier-ignore
  'told to who writes a lecture in a text, or the program': [
    'The first message must contain the lecture.', 'There is no step {0}.', 'there is no stage {0}', 'this step has no question',
    'there is no sweep', 'the current experiment does not belong to a lecture', 'the lecture has no such step. Its last step is {0}',
    'A map of outcomes came back without them.', 'Random draws that are trained need an engine.', 'is measured, and not read', 'is about a sweep',
    'A linearised run does not multiply its layers: it has no such curve.', 'A step came back without its parts.',
    "there is no formula called '{0}'", "'{0}' is a formula of what is trained", "'{0}' states no number {1} here", 'there is no start {0}',
    'floor({0} / value + 1/2)',
    'Could not fetch {0}: {1}.', '{0} must be loaded first.', 'There is no row {0} in {1}.',
    'The build leaves this feature out of three.js: see src/scene/unused-three.ts.',
  ], // prettier-ignore
  'told to the program of a notebook': [
    'Could not load the Badlands library: {0}',
    'must be two finite numbers, a place in the plane',
    'the notebook stores this module as text. Pass the address of its folder as `library`',
  ], // prettier-ignore
  'parts of a sentence that has German words as a whole': [
    'The address says {0}={1}, which means nothing here and is left out:', '{0} is {1}.', 'or $1', 'does', 'do',
    ', check',
  ], // prettier-ignore
  'names that are the same in German': ['MP4', 'WebM'],
  'names that are not shown': [
    'sin(3 x1)', "@font-face { font-family: '{0}'; font-weight: 300 900; src: {1} }",
    'Inter Variable', 'Shantell Sans Variable', 'Source Serif Variable', 'STIX Two Math', 'icon write', 'weight whole', 'weight shaft',
    'weight head',
  ], // prettier-ignore
}

/** English verbs and pronouns, by place, that the German omits. */
const dropped: Readonly<Record<string, number>> = {
  ', {0} of its layers with a skip around {1}': 1,
  '{0}, {1} of its layers with a skip around {2}': 2,
  '{0} of its {1} steps {2} shown. The others have problems.': 2,
  '× {0} {1} not': 1,
  '{0} {1} not': 1,
}

const kept = new Set(Object.values(english).flat())
const { templates, values, sentences } = sourceWords()

/** A text in the form that it has within a sentence. */
const small = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

const without = (words: typeof templates): string[] => [
  ...new Set(
    words
      .filter(
        ({ text }) => german[text] === undefined && german[small(text)] === undefined && !kept.has(text),
      )
      .map(({ file, text }) => `${file}: ${text}`),
  ),
]

test('all texts of the templates are translated', () => {
  expect(templates.length).toBeGreaterThan(300)
  expect(without(templates)).toEqual([])
})

test('all texts inserted into templates are translated', () => {
  expect(values.length).toBeGreaterThan(600)
  expect(without(values)).toEqual([])
})

test('all composed sentences of the screen are translated', () => {
  expect(sentences.length).toBeGreaterThan(800)
  expect(without(sentences)).toEqual([])
})

test('all texts of opened presets are translated', () => {
  const words = presetEntries.flatMap(({ id, title }) => {
    const preset = presets.find((one) => one.id === id)
    return [title, presetLines[id] ?? '', preset?.experiment.title ?? '', preset?.try ?? '']
  })
  expect(words.length).toBeGreaterThan(40)
  expect(words.filter((text) => text !== '' && german[text] === undefined)).toEqual([])
})

test('a German text has the placeholders of the English one, and every English exception is still used', () => {
  for (const [text, word] of Object.entries(german))
    expect(new Set(placesIn(word)), text).toEqual(
      new Set(placesIn(text).filter((place) => place !== dropped[text])),
    )
  const said = new Set([...templates, ...values, ...sentences].map(({ text }) => text))
  expect([...kept].filter((text) => !said.has(text))).toEqual([])
})

test('no entry consists only of placeholders, which would match between the values of any template and make Lit recreate its elements', () => {
  expect(Object.keys(german).filter((text) => /^(?:\s|\{\d+\})*$/u.test(text))).toEqual([])
})

test('no text has German translations in two lists', () => {
  const lists = Object.entries(
    import.meta.glob<Readonly<Record<string, Catalogue>>>(
      '../../../../../src/words/language/german/**/*.ts',
      {
        eager: true,
      },
    ),
  )
    .filter(([file]) => !file.endsWith('/german.ts'))
    .flatMap(([, lists]) => Object.values(lists))
  const texts = lists.flatMap((list) => Object.keys(list))
  expect(lists.length).toBeGreaterThan(8)
  expect(texts.filter((text, i) => texts.indexOf(text) < i)).toEqual([])
})
