import { describe, expect, test } from 'vitest'
import { parseLecture } from '../../../../../src/exchange/lecture/parse-lecture.ts'
import { joined } from '../../../../../src/exchange/lecture/translation/documents.ts'
import { digestOf } from '../../../../../src/exchange/lecture/translation/passages.ts'
import { tal, valley } from '../../../../support/lectures/valley.ts'

const file = joined(valley, tal)

/** The number of the first line after the lecture that begins like this. */
const lineOf = (text: string, begin: string): number =>
  text.split('\n').findLastIndex((line) => line.startsWith(begin)) + 1

const problemsOf = (text: string) =>
  parseLecture(text).problems.map(({ line, column, message }) => ({ at: `${line}:${column}`, message }))

test('A lecture’s file can hold translations next to its own text', () => {
  const { scenario, translations, problems } = parseLecture(file)
  expect(problems).toEqual([])
  expect([scenario?.language, scenario?.title, scenario?.steps.length]).toEqual(['en', 'A valley', 2])
  const [german, ...others] = translations
  expect(others).toEqual([])
  expect(german).toMatchObject({ language: 'de', missing: [], outdated: [], notes: [], line: lineOf(file, 'badlands') - 1 })
  expect([german?.scenario.language, german?.scenario.title]).toEqual(['de', 'Ein Tal'])
  expect(german?.scenario.steps.map(({ id, title }) => `${id} ${title}`)).toEqual(['one-step Ein Schritt', 'another Noch einer'])
  expect(german?.scenario.steps[0]?.question?.options?.map(({ label }) => label)).toEqual(['hier', 'dort'])
  expect(german?.scenario.steps[0]?.marks).toEqual({ 'rote Schiene': 'prediction: quadratic-path' })
  expect(german?.scenario.steps[0]?.names?.axes).toEqual(['Steigung w', 'Höhe b'])
}) // prettier-ignore

test('Missing passages keep the original text', () => {
  const { translations, problems } = parseLecture(
    file.replace(/\n> \[!try\] Ziehen\.\n/u, '').replace('- dort\n', ''),
  )
  expect(problems).toEqual([])
  const [german] = translations
  expect(german?.missing).toEqual(['one-step: try', 'one-step: option 1', 'one-step: option 2'])
  expect(german?.scenario.steps[0]?.try).toBe('Drag it.')
})

describe('Faults are reported where they are', () => {
  test.each([
    ['an unknown step', tal.replace('{#another}', '{#anothr}'), '## Noch', 'there is no step "anothr". Do you mean "another"?'],
    ['an unknown part', `${tal}\n> [!try] Hier.\n`, '> [!try] Hier', 'the step "another" of the lecture has no "[!try]" to translate'],
    ['a fence', `${tal}\n\`\`\`show\nhero: surface\n\`\`\`\n`, '```show', 'a translation cannot have a fence "show". It contains only text, and data stay in the lecture'],
    ['an unknown label', tal.replace('slope w:', 'slope ww:'), 'slope ww', 'there is no label "slope ww" in the lecture. Do you mean "slope w"?'],
    ['an unknown language', tal.replace(': de', ': klingon'), 'language', '"klingon" is not the code of a language. Write one such as en, de or pt-BR'],
    ['a name of a language', tal.replace(': de', ': german'), 'language', '"german" is not the code of a language. Do you mean "de"?'],
    ['another lecture', tal.replace('translates: valley', 'translates: hill'), 'translates', 'this is a translation of "hill", not of "valley"'],
    ['an unknown field', tal.replace('language:', 'languge: de\nlanguage:'), 'languge:', 'unknown field "languge". Do you mean "language"?'],
    ['a section', `${tal}\n# Numbers\n`, '# Numbers', '"Numbers" is not a part of a translation. Write {#caveats} after the title of the caveats'],
    ['no language', tal.replace('language: de\n', ''), '---\nbadlands', 'the translation has no language. Write language: and a code such as de below translates:'],
    ['the lecture’s own language', tal.replace(': de', ': en'), '---\nbadlands', 'the lecture itself is in "en". Write the language of the translation'],
    ['a step twice', `${tal}\n## Noch mal {#another}\n`, '## Noch mal', 'the step "another" is translated twice'],
  ])('%s', (_, translation, begin, message) => {
    const text = joined(valley, translation)
    const line = begin.startsWith('---') ? lineOf(text, 'badlands') - 1 : lineOf(text, begin)
    const found = problemsOf(text)
    expect(found.map((one) => one.message)).toContain(message)
    expect(found.find((one) => one.message === message)?.at).toMatch(new RegExp(`^${line}:\\d+$`, 'u'))
    expect(parseLecture(text).scenario?.steps).toHaveLength(2)
  }) // prettier-ignore

  test('two translations into one language, and a translation of a translation', () => {
    const twice = `${file}\n${tal}`
    expect(problemsOf(twice)).toEqual([
      { at: `${lineOf(twice, 'badlands') - 1}:1`, message: `line ${lineOf(file, 'badlands') - 1} already has a translation into "de". Remove one of them` },
    ])
    const named = file.replace('translates: valley', 'translates: valley\nid: tal')
    const nested = `${named}\n${tal.replace('translates: valley', 'translates: tal').replace(': de', ': fr')}`
    expect(problemsOf(nested).map(({ message }) => message)).toEqual([
      'unknown field "id"',
      '"tal" is itself a translation. Write translates: valley, which is the lecture',
    ])
  }) // prettier-ignore

  test('a broken step of the lecture causes no fault in its translation', () => {
    const broken = file.replace('More.\n', 'More {\n\n```show\nhero: nothing\n```\n')
    const found = parseLecture(broken)
    expect(found.scenario?.steps).toHaveLength(1)
    expect(found.problems.map(({ step }) => step)).not.toContain(undefined)
    expect(found.translations[0]?.scenario.steps.map(({ title }) => title)).toEqual(['Ein Schritt'])
  })
})

describe('Passages that a translator should check again', () => {
  const notesOf = (text: string) =>
    parseLecture(text).translations[0]?.notes.map(({ line, message }) => `${line}: ${message}`)

  test('a passage whose original has changed since, by its digest', () => {
    const named = file.replace('language: de', `of: {steps: {another: {prose: "${digestOf('More.')}", title: 0badf00d}, one-step: {try: "${digestOf('Drag it.')}"}}}\nlanguage: de`)
    const of = parseLecture(named).translations[0]
    expect(of?.outdated).toContain('another: title')
    expect(of?.outdated).not.toContain('another: prose')
    expect(of?.outdated).not.toContain('one-step: try')
    const changed = named.replace('More.\n', 'More of it.\n')
    expect(parseLecture(changed).translations[0]?.outdated).toContain('another: prose')
    expect(notesOf(changed)).toContain(`${lineOf(changed, 'Mehr.')}: the lecture's text has changed since another: prose was translated. Compare the two`)
  }) // prettier-ignore

  test('a digest of the whole, which does not say which passage', () => {
    const named = file.replace('language: de', 'of: 0badf00d\nlanguage: de')
    expect(notesOf(named)).toEqual([
      `${lineOf(named, 'of:')}: the text has changed since it was translated, and \`of\` does not say where. Compare everything`,
    ])
  })

  test('a lost number, formula, mark or option', () => {
    const lost = file
      .replace('Der Verlust ist {final-loss} und $w_1 = 2$.', 'Der Verlust ist klein.')
      .replace('Dort endet die rote Schiene.', 'Dort endet sie.')
      .replace('- dort\n', '')
    expect(notesOf(lost)).toEqual([
      `${lineOf(lost, 'Der Verlust')}: the number {final-loss} of the lecture is missing here. Copy it`,
      `${lineOf(lost, 'Der Verlust')}: the formula $w_1 = 2$ of the lecture is missing here. Copy it`,
      expect.stringMatching(/"rote Schiene" is not in this sentence, so it highlights nothing/u) as string,
      `${lineOf(lost, '- hier')}: the lecture has a different number of options here. Translate each on its own line`,
    ])
    expect(notesOf(file.replace('$w_1 = 2$.\n\n> [!try] Z', '$w_1 = 2{,}0$.\n\n> [!try] Z'))).toEqual([])
  })
})
