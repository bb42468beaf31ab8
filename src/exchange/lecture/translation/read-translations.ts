import type { Work } from '../../../math/work.ts'
import type { LectureProblem } from '../manuscript.ts'
import type { Scenario } from '../scenario.ts'
import { documentsOf, frontOf, translationLanguage } from './documents.ts'
import { withWords, type Worded } from './with-words.ts'

/** A translation within the file of a lecture. Places are those in the file. */
export interface LectureTranslation extends Worded {
  readonly language: string
  readonly line: number
}

/** The language of a lecture whose front matter has none. */
const usual = 'en'

const canonical = (language: string): string => language.toLowerCase()

/** Returns why a translation does not fit the lecture or repeats an earlier translation; undefined if it is valid. */
function refusal(
  scenario: Scenario,
  text: string,
  before: readonly { readonly language: string; readonly line: number }[],
): string | undefined {
  const language = translationLanguage(text)
  if (language === '')
    return 'the translation has no language. Write language: and a code such as de below translates:'
  const same = before.find((one) => canonical(one.language) === canonical(language))
  if (same) return `line ${same.line} already has a translation into "${language}". Remove one of them`
  if (canonical(scenario.language ?? usual) === canonical(language))
    return `the lecture itself is in "${language}". Write the language of the translation`
  return undefined
}

/** Reads the translations in the file of a lecture, pausing before each. `others`: ids of steps that could not be read. */
export function* readTranslations(
  file: string,
  scenario: Scenario,
  others: readonly string[],
): Work<{
  readonly translations: readonly LectureTranslation[]
  readonly problems: readonly LectureProblem[]
}> {
  const { translations: documents } = documentsOf(file)
  const ids = documents.map(({ text }) => frontOf(text)['id'])
  const translations: LectureTranslation[] = []
  const problems: LectureProblem[] = []
  for (const { text, before } of documents) {
    yield
    const moved = (some: readonly LectureProblem[]) =>
      some.map((problem) => ({ ...problem, line: problem.line + before }))
    const { translates } = frontOf(text)
    const why = refusal(scenario, text, translations)
    if (why !== undefined) problems.push({ line: before + 1, column: 1, message: why })
    if (translates !== scenario.id && ids.includes(translates)) {
      const message = `"${String(translates)}" is itself a translation. Write translates: ${scenario.id}, which is the lecture`
      problems.push({ line: before + 1, column: 1, message })
      continue
    }
    const worded = withWords(scenario, text, others)
    problems.push(...moved(worded.problems))
    if (why !== undefined) continue
    const language = translationLanguage(text)
    translations.push({
      ...worded,
      language,
      line: before + 1,
      problems: moved(worded.problems),
      notes: moved(worded.notes),
    })
  }
  return { translations, problems }
}
