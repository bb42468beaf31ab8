import { readLecture } from '../../study/lecture/own-lectures.ts'
import { replaceAddress } from '../replace-address.ts'
import { askedLecture, originOf, withoutLecture } from './asked-lecture.ts'
import { fetchText } from './read-text.ts'

/**
 * The fragment of the step in the file of this site that the page's query asks for, which then asks no more. Undefined where it asks
 * for none, or nothing of that file can be shown; rejects where it does not come.
 */
export async function siteLecture(): Promise<string | undefined> {
  const asked = askedLecture(location.href)
  if (asked?.kind !== 'here') return undefined
  const text = await fetchText(asked.address, new AbortController().signal)
  const { lecture } = await readLecture(text, originOf(asked))
  if (!lecture) return undefined
  replaceAddress(withoutLecture(location.href))
  return `scenario=${lecture.id}&step=${asked.step}`
}
