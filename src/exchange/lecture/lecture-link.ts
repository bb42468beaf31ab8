import { strToU8 } from 'fflate'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Work } from '../../math/work.ts'
import { lectureDictionary } from '../dictionaries/lecture.ts'
import { isReadable, packingPart, readPart, unpackingPart } from '../link-part.ts'
import { mostBytes } from './bounds.ts'

/** Letters of a packed lecture up to which a link holds it. */
export const mostPacked = 2 ** 16

const broken = (why: string): ExperimentError =>
  ExperimentError.at('', `The lecture of this link cannot be opened: ${why}`)

const damaged = 'part of it is missing or changed. Copy the whole address again.'

/** Packs the text of a lecture, word for word, as a part of links, with rests. */
export const packingLecture = (text: string): Work<string> => packingPart(strToU8(text), lectureDictionary)

/**
 * Unpacks the text of a lecture, with rests.
 * @throws ExperimentError with a sentence for anything else, and where it is too large.
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
