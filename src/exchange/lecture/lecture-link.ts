import { strToU8 } from 'fflate'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Work } from '../../math/work.ts'
import { lectureDictionary } from '../dictionaries/lecture.ts'
import { isReadable, packingPart, readPart, unpackingPart } from '../link-part.ts'
import { mostBytes } from './bounds.ts'

/** The longest packed lecture, in characters, that a link may contain. */
export const mostPacked = 2 ** 16

const broken = (why: string): ExperimentError =>
  ExperimentError.at('', `The lecture of this link cannot be opened: ${why}`)

const damaged = 'part of it is missing or changed. Copy the whole address again.'

/** Packs the text of a lecture, unchanged, as a part of a link. Pauses in between. */
export const packingLecture = (text: string): Work<string> => packingPart(strToU8(text), lectureDictionary)

/**
 * Unpacks the text of a lecture. Pauses in between.
 * @throws ExperimentError with a sentence if the part is damaged, too large or of another version
 */
export function* unpackingLecture(packed: string): Work<string> {
  const part = readPart(packed)
  if (!part) throw broken(damaged)
  if (!isReadable(part))
    throw broken(
      `it was made by another version (${part.version}) of this page. Reload the page and try again.`,
    )
  const bytes =
    part.letters.length > mostBytes ? undefined : yield* unpackingPart(part, mostBytes, lectureDictionary)
  if (!bytes) throw broken(damaged)
  if (bytes.length > mostBytes) throw broken(`it has more than ${mostBytes / 1e6} MB. Ask for it as a file.`)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw broken(damaged)
  }
}
