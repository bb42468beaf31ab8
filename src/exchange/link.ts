import { strFromU8, strToU8 } from 'fflate'
import { finish, type Work } from '../math/work.ts'
import { parseJson } from './json.ts'
import { mostLinkBytes, mostLinkLetters } from '../experiment/spec/values/bounds.ts'
import { ExperimentError } from '../experiment/spec/values/error.ts'
import { parseExperiment } from '../experiment/format/parse.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { freezeRows } from './freeze-rows.ts'
import { experimentDictionary } from './dictionaries/experiment.ts'
import { isReadable, packingPart, readPart, unpackingPart } from './link-part.ts'

const damaged = 'part of it is missing or changed. Copy the whole address again.'

const sentence = (why: string): string => `This link cannot be opened: ${why}`
const broken = (why: string): ExperimentError => ExperimentError.at('', sentence(why))

const tooLarge = (): ExperimentError =>
  broken(`it contains more than ${mostLinkBytes / 1e6} MB. Ask for the experiment as a file.`)

/**
 * Writes an experiment as the fragment of an address, without the `#`: `2.` and its JSON, deflated with a dictionary, as base64url. The
 * link contains every default, so that a later default cannot change its meaning. The dictionary keeps it short.
 * @throws ExperimentError if the experiment is invalid, or too large for a link
 *
 * @example
 * ```js
 * import { experimentFromLink, experimentToLink, presets } from './lib/badlands.js'
 *
 * const link = experimentToLink(presets[0].experiment)
 * const experiment = experimentFromLink(`https://example.org/badlands/#${link}`)
 * console.log(link.slice(0, 2), experimentToLink(experiment) === link) // 2. true
 * ```
 */
export const experimentToLink = (experiment: Experiment): string => finish(linking(experiment))

/** Like `experimentToLink`, pausing in between. */
export function* linking(experiment: Experiment): Work<string> {
  const json = JSON.stringify(parseExperiment(experiment))
  yield
  const bytes = strToU8(json)
  if (bytes.length > mostLinkBytes)
    throw ExperimentError.at(
      '',
      `the experiment is too large for a link (${mostLinkBytes / 1e6} MB). Save it as a file`,
    )
  return yield* packingPart(bytes, experimentDictionary)
}

/**
 * Reads the experiment of a link: a fragment, with or without its `#`, or a whole address. It ignores everything after an `&`, which
 * belongs to the page. The experiment equals the shared one to the bit.
 * @throws ExperimentError with a sentence for anything that is not such a link
 */
export const experimentFromLink = (link: string): Experiment => finish(opening(link))

/** Like `experimentFromLink`, pausing in between. */
export function* opening(link: string): Work<Experiment> {
  const [fragment = ''] = link
    .slice(link.indexOf('#') + 1)
    .trim()
    .split('&')
  const part = readPart(fragment)
  if (!part) throw broken('it contains no experiment.')
  if (!isReadable(part))
    throw broken(
      `it was made by another version (${part.version}) of this page. Reload the page and try again.`,
    )
  if (part.letters.length > mostLinkLetters) throw tooLarge()
  const json = yield* unpackingPart(part, mostLinkBytes, experimentDictionary)
  if (!json) throw broken(damaged)
  if (json.length > mostLinkBytes) throw tooLarge()
  const value = parseJson(strFromU8(json), sentence(damaged))
  yield
  yield* freezeRows(value)
  yield
  return parseExperiment(value)
}
