import { strFromU8, strToU8 } from 'fflate'
import { finish, type Work } from '../math/work.ts'
import { parseJson } from './json.ts'
import { mostLinkBytes, mostLinkLetters } from '../experiment/spec/values/bounds.ts'
import { ExperimentError } from '../experiment/spec/values/error.ts'
import { parseExperiment } from '../experiment/format/parse.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import { freezeRows } from './freeze-rows.ts'
import { packing, unpacking } from './packed.ts'

/** Version of the link's format; a link is `1.` and the base64url of the deflated JSON. */
const version = '1'

const damaged = 'part of it is missing or changed. Copy the whole address again.'

const sentence = (why: string): string => `This link cannot be opened: ${why}`
const broken = (why: string): ExperimentError => ExperimentError.at('', sentence(why))

const tooLarge = (): ExperimentError =>
  broken(`it holds more than ${mostLinkBytes / 1e6} MB. Ask for the experiment as a file.`)

/**
 * An experiment as the fragment of an address, without the `#`: `1.` and base64url(deflate(JSON)). The experiment is parsed first,
 * so that every default is written out.
 * @throws ExperimentError where it is wrong, or too large for a link.
 *
 * @example
 * ```js
 * import { experimentFromLink, experimentToLink, presets } from './lib/badlands.js'
 *
 * const link = experimentToLink(presets[0].experiment)
 * const experiment = experimentFromLink(`https://example.org/badlands/#${link}`)
 * console.log(link.slice(0, 2), experimentToLink(experiment) === link) // 1. true
 * ```
 */
export const experimentToLink = (experiment: Experiment): string => finish(linking(experiment))

/** Makes the link of an experiment, as `experimentToLink`, with rests. */
export function* linking(experiment: Experiment): Work<string> {
  const json = JSON.stringify(parseExperiment(experiment))
  yield
  const bytes = strToU8(json)
  if (bytes.length > mostLinkBytes)
    throw ExperimentError.at(
      '',
      `the experiment is too large for a link (${mostLinkBytes / 1e6} MB): save it as a file`,
    )
  return `${version}.${yield* packing(bytes)}`
}

/**
 * The experiment of a link: a fragment, with or without its `#`, or a whole address; what follows an `&` is the page's own. It is
 * what was shared, exactly: every double comes back with its bits.
 * @throws ExperimentError with a sentence for anything that is not such a link.
 */
export const experimentFromLink = (link: string): Experiment => finish(opening(link))

/** Opens a link, as `experimentFromLink`, with rests. */
export function* opening(link: string): Work<Experiment> {
  const [fragment = ''] = link
    .slice(link.indexOf('#') + 1)
    .trim()
    .split('&')
  const [found, packed, ...rest] = fragment.split('.')
  if (!fragment || packed === undefined || rest.length > 0 || !/^\d+$/.test(found ?? ''))
    throw broken('there is no experiment in it.')
  if (found !== version)
    throw broken(`it was made by another version (${found}) of this page. Reload the page and try again.`)
  if (packed.length > mostLinkLetters) throw tooLarge()
  const json = yield* unpacking(packed, mostLinkBytes)
  if (!json) throw broken(damaged)
  if (json.length > mostLinkBytes) throw tooLarge()
  const value = parseJson(strFromU8(json), sentence(damaged))
  yield
  yield* freezeRows(value)
  yield
  return parseExperiment(value)
}
