import { count } from '../../experiment/spec/values/sentences.ts'
import { mostCells } from '../table/bounds.ts'
import { arrayError, type NumberArray, type NumberArrays } from './arrays.ts'

/** The names of inputs and targets, with an optional name of a set before or after them. */
const [inputNames, targetNames] = [
  /^(?:x|inputs?|data|features?)(?:_?(train|test|val|valid))?$/iu,
  /^(?:y|targets?|labels?)(?:_?(train|test|val|valid))?$/iu,
]

/** The samples of a set, with a row of inputs and a row of targets each. */
interface Samples {
  readonly inputs: NumberArray
  readonly targets: NumberArray
  readonly rows: number
}

const widthOf = ({ shape }: NumberArray): number =>
  shape.slice(1).reduce((product, length) => product * length, 1)

/** The samples, set by set; undefined if the arrays have other names or a partner is missing. */
function samplesOf(arrays: NumberArrays): readonly Samples[] | undefined {
  const parts = new Map<string, { inputs?: string; targets?: string }>()
  for (const name of Object.keys(arrays)) {
    const [inputs, targets] = [inputNames.exec(name), targetNames.exec(name)]
    const key = (inputs ?? targets)?.[1]?.toLowerCase() ?? ''
    const part = parts.get(key) ?? {}
    if ((inputs && part.inputs) || (targets && part.targets) || (!inputs && !targets)) return undefined
    parts.set(key, { ...part, ...(inputs ? { inputs: name } : { targets: name }) })
  }
  const samples = [...parts.values()].map(({ inputs = '', targets = '' }) => {
    const [x, y] = [arrays[inputs], arrays[targets]]
    if (!x || !y) return undefined
    const [rows = 0, others = 0] = [x.shape[0], y.shape[0]]
    if (rows !== others)
      throw arrayError(
        targets,
        `has ${count(others, 'row')}, but "${inputs}" has ${rows}. Save one target for each row`,
      )
    return { inputs: x, targets: y, rows }
  })
  const whole = samples.filter((one) => one !== undefined)
  const [first] = whole
  const isAlike = ({ inputs, targets }: Samples): boolean =>
    widthOf(inputs) === widthOf(first!.inputs) && widthOf(targets) === widthOf(first!.targets)
  return first && whole.length === samples.length && whole.every(isAlike) ? whole : undefined
}

/** The numbers of digits to try for float32: 7 are never too many, and 9 always suffice. */
const float32Digits = [7, 8, 9]

const textOf = ({ data }: NumberArray, at: number): string => {
  const value = data[at]!
  if (!Number.isFinite(value)) return ''
  if (!(data instanceof Float32Array)) return String(value)
  const short = float32Digits.map((digits) => Number(value.toPrecision(digits)))
  return String(short.find((one) => Math.fround(one) === value) ?? value)
}

/**
 * The rows of samples as CSV, if the names of the arrays are those of inputs and targets (`X` and `y`, `x_train` and `y_train` …). It has a
 * column for each input, then those of the targets. The sets follow one another. Undefined for other arrays.
 * @throws ExperimentError if there are more numbers than a table may have, or inputs without targets
 */
export function arrayTable(arrays: NumberArrays): string | undefined {
  const samples = samplesOf(arrays)
  if (!samples) return undefined
  const [{ inputs: x, targets: y }] = samples as readonly [Samples]
  const [across, targets] = [widthOf(x), widthOf(y)]
  const rows = samples.reduce((sum, part) => sum + part.rows, 0)
  if (rows * (across + targets) > mostCells)
    throw arrayError(
      Object.keys(arrays)[0]!,
      `would make a table of ${rows} rows and ${across + targets} columns, but the limit is ${mostCells / 1e6} million cells. Save fewer rows`,
    )
  const names = (letter: string, width: number): string[] =>
    width === 1 ? [letter] : Array.from({ length: width }, (_, k) => `${letter}${k + 1}`)
  const lines = samples.flatMap((part) =>
    Array.from({ length: part.rows }, (_, n) =>
      [
        ...Array.from({ length: across }, (_, k) => textOf(part.inputs, n * across + k)),
        ...Array.from({ length: targets }, (_, k) => textOf(part.targets, n * targets + k)),
      ].join(','),
    ),
  )
  return [[...names('x', across), ...names('y', targets)].join(','), ...lines, ''].join('\n')
}
