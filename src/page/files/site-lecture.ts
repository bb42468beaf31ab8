import { readLecture } from '../../study/lecture/own-lectures.ts'
import { replaceAddress } from '../replace-address.ts'
import { askedLecture, originOf, withoutLecture } from './asked-lecture.ts'
import { fetchText } from './read-text.ts'

/**
 * Opens the file of this site that the page’s address requests, removes the request from the address, and returns the fragment of the
 * requested step. Returns undefined if there is no request or nothing in the file can be shown; rejects if the file cannot be fetched.
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
