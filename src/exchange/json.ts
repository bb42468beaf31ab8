import { mostDepth, mostJson, mostValues } from '../experiment/spec/values/bounds.ts'
import { ExperimentError } from '../experiment/spec/values/error.ts'

const [quote, backslash, comma] = [34, 92, 44]
const opening = new Set([91, 123])
const closing = new Set([93, 125])

/** The index after the closing quote of the text that begins at `from`. */
function afterText(json: string, from: number): number {
  let at = json.indexOf('"', from)
  while (at >= 0) {
    let slashes = 0
    while (json.charCodeAt(at - 1 - slashes) === backslash) slashes++
    if (slashes % 2 === 0) return at + 1
    at = json.indexOf('"', at + 1)
  }
  return json.length
}

/** Refuses JSON with too many or too deep lists and objects before parsing it. */
function checkSize(json: string, what: string): void {
  if (json.length > mostJson)
    throw ExperimentError.at('', `${what} is longer than ${mostJson / 1e6} million characters`)
  let depth = 0
  let values = 1
  for (let i = 0; i < json.length;) {
    const letter = json.charCodeAt(i++)
    if (letter === quote) i = afterText(json, i)
    else if (letter === comma) values++
    else if (closing.has(letter)) depth--
    else if (opening.has(letter)) {
      values++
      depth++
    }
    if (depth > mostDepth)
      throw ExperimentError.at(
        '',
        `${what} is nested too deeply. The limit is ${mostDepth} lists and objects within each other`,
      )
    if (values > mostValues) throw ExperimentError.at('', `${what} contains more than ${mostValues} values`)
  }
}

/** Parses JSON that `what` names. @throws ExperimentError if it is too large or too deep, or with the message `broken` if it is not JSON */
export function parseJson(json: string, broken: string, what = 'the experiment'): unknown {
  checkSize(json, what)
  try {
    return JSON.parse(json)
  } catch {
    throw ExperimentError.at('', broken)
  }
}
