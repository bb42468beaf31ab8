import { wordsLanguage, type Lecture } from '../../scenarios/place.ts'
import { preferredLanguages } from '../../words/language/language.ts'

const primary = (language: string): string => language.split('-')[0] ?? ''

/** Returns a lecture in the first preferred language that its text has, or unchanged if it has none of them. */
export function inWishedLanguage(lecture: Lecture): Lecture {
  const all = [lecture, ...(lecture.translations ?? [])]
  const codeOf = (one: Lecture) => wordsLanguage({ lecture: one }).toLowerCase()
  for (const wished of preferredLanguages()) {
    const code = wished.toLowerCase()
    const found =
      all.find((one) => codeOf(one) === code) ?? all.find((one) => primary(codeOf(one)) === primary(code))
    if (found) return found
  }
  return lecture
}
