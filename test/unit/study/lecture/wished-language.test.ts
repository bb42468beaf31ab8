import { afterEach, expect, test } from 'vitest'
import { joined } from '../../../../src/exchange/lecture/translation/documents.ts'
import { fetchLecture, lectureOf } from '../../../../src/study/lecture/lecture.ts'
import { readAgain, readLecture, writtenLecture } from '../../../../src/study/lecture/own-lectures.ts'
import { markedSteps } from '../../../../src/study/lecture/shown-step.ts'
import { wordsLanguage } from '../../../../src/scenarios/place.ts'
import { setPreferredLanguages } from '../../../../src/words/language/language.ts'
import { tal, valley } from '../../../support/lectures/valley.ts'

afterEach(() => setPreferredLanguages(undefined))

const file = joined(
  joined(valley, tal),
  tal.replace('language: de', 'language: pt-BR').replace('Ein Tal', 'Um vale'),
)

async function titleIn(...languages: string[]): Promise<readonly string[]> {
  setPreferredLanguages(languages)
  await fetchLecture('yours.valley')
  const lecture = lectureOf('yours.valley')
  return [lecture.title, wordsLanguage({ lecture })]
}

test("A lecture is shown in the reader's first language that it has, and edited in its own", async () => {
  const { lecture } = await readLecture(file, { kind: 'file', name: 'valley.txt' })
  expect(lecture?.manuscript?.languages).toEqual(['en', 'de', 'pt-BR'])
  expect(await titleIn('de')).toEqual(['Ein Tal', 'de'])
  expect(await titleIn('fr', 'de-AT', 'en')).toEqual(['Ein Tal', 'de'])
  expect(await titleIn('pt')).toEqual(['Um vale', 'pt-BR'])
  expect(await titleIn('en-GB', 'de')).toEqual(['A valley', 'en'])
  expect(await titleIn('fr')).toEqual(['A valley', 'en'])
  expect(writtenLecture('yours.valley')?.title).toBe('A valley')
  setPreferredLanguages(['de'])
  await fetchLecture('yours.valley')
  const german = lectureOf('yours.valley')
  expect(german.manuscript).toBe(writtenLecture('yours.valley')?.manuscript)
  expect(german.manuscript?.text).toBe(file)
  for (const step of german.steps) expect(markedSteps.has(step)).toBe(true)
})

test('Its parts stay the same objects unless another text has them', async () => {
  await readLecture(file, { kind: 'file', name: 'valley.txt' })
  setPreferredLanguages(['de'])
  await fetchLecture('yours.valley')
  const before = lectureOf('yours.valley')
  await readAgain({ id: 'yours.valley', text: file.replace('Mehr.', 'Viel.'), origin: { kind: 'file', name: 'valley.txt' } })
  await fetchLecture('yours.valley')
  const after = lectureOf('yours.valley')
  expect(after.steps[0]).toBe(before.steps[0])
  expect(after.steps[1]?.prose).toBe('Viel.')
}) // prettier-ignore
