import { arrayError, fileError, type NumberArray, type NumberArrays } from '../arrays/arrays.ts'

/** One layer of a network as PyTorch names it: W [out][in], and b [out] where there is one. */
export interface NamedLayer {
  readonly weight: string
  readonly bias: string | undefined
  readonly inputs: number
  readonly outputs: number
}

/** The arrays of an MLP, layer after layer. */
export interface NamedMlp {
  readonly layers: readonly NamedLayer[]
  readonly widths: readonly number[]
  readonly bias: boolean
}

/** Orders of layers that are tried before it is given up. */
const mostTries = 10_000

/** Compares names as people order them: layer 2 before layer 10. */
const byName = new Intl.Collator('en', { numeric: true }).compare

/** The part of a name that weight and bias of a layer share. */
const layerName = (name: string): string => name.replace(/(?:[._/-]?(?:weight|bias|kernel|w|b))$/iu, '')

type Shapes = Readonly<Record<string, readonly number[]>>

function paired(shapes: Shapes): NamedLayer[] {
  const matrices = Object.keys(shapes).filter((name) => shapes[name]!.length === 2)
  const vectors = Object.keys(shapes).filter((name) => shapes[name]!.length === 1)
  const other = Object.keys(shapes).find((name) => ![1, 2].includes(shapes[name]!.length))
  if (other !== undefined)
    throw arrayError(
      other,
      `has ${shapes[other]!.length} axes: an MLP has matrices [out][in] and biases [out]`,
    )
  if (matrices.length === 0) throw fileError('the file holds no matrix, so that it is no network')
  if (vectors.length !== 0 && vectors.length !== matrices.length)
    throw fileError(
      `the file holds ${matrices.length} matrices and ${vectors.length} biases: all layers have one, or none`,
    )
  const free = new Set(vectors)
  const named = (weight: string): string | undefined =>
    [...free].find((name) => layerName(name) === layerName(weight) && shapes[name]![0] === shapes[weight]![0])
  const fitting = (weight: string): string | undefined =>
    [...free].toSorted(byName).find((name) => shapes[name]![0] === shapes[weight]![0])
  const take = (name: string | undefined) => {
    if (name !== undefined) free.delete(name)
    return name
  }
  const ordered = matrices.toSorted(byName)
  const biases = new Map(ordered.map((weight) => [weight, take(named(weight))]))
  return ordered.map((weight) => {
    const [outputs = 0, inputs = 0] = shapes[weight]!
    const bias = biases.get(weight) ?? take(fitting(weight))
    if (vectors.length > 0 && bias === undefined)
      throw arrayError(weight, `has ${outputs} units, and no bias of the file fits them`)
    return { weight, bias, inputs, outputs }
  })
}

const isChain = (layers: readonly NamedLayer[]): boolean =>
  layers.every(({ inputs }, l) => l === 0 || layers[l - 1]!.outputs === inputs)

/** The only order in which each layer takes what the one before gives. @throws ExperimentError where there is none, or more than one */
function chained(layers: readonly NamedLayer[]): readonly NamedLayer[] {
  const found: NamedLayer[][] = []
  let tries = 0
  const extend = (chain: readonly NamedLayer[]): void => {
    if (++tries > mostTries || found.length > 1) return
    if (chain.length === layers.length) found.push([...chain])
    const outputs = chain.at(-1)?.outputs
    for (const layer of layers)
      if (!chain.includes(layer) && (outputs === undefined || layer.inputs === outputs))
        extend([...chain, layer])
  }
  extend([])
  const [only, second] = found
  if (only && !second && tries <= mostTries) return only
  throw fileError(
    only
      ? 'its layers fit each other in more than one order: name them in theirs, 0.weight, 2.weight …'
      : `its matrices ${layers.map(({ weight, outputs, inputs }) => `${weight} [${outputs}, ${inputs}]`).join(', ')} are no chain of layers`,
  )
}

/**
 * The MLP that arrays of these shapes are: in the order of their names where that is a chain of layers, else in the only order by their
 * shapes.
 * @throws ExperimentError that says which array is none of an MLP
 */
export function mlpOf(shapes: Shapes): NamedMlp {
  const named = paired(shapes)
  const layers = isChain(named) ? named : chained(named)
  const widths = [layers[0]!.inputs, ...layers.map(({ outputs }) => outputs)]
  return { layers, widths, bias: layers[0]!.bias !== undefined }
}

/** The weights of an MLP as the engine has them, layer by layer W [in][out], then b; `at` is the place of the record in each array. */
export function flatWeights({ layers }: NamedMlp, arrays: NumberArrays, record = 0): Float64Array {
  const size = layers.reduce(
    (sum, { inputs, outputs, bias }) => sum + (inputs + (bias === undefined ? 0 : 1)) * outputs,
    0,
  )
  const flat = new Float64Array(size)
  let at = 0
  const entry = ({ data }: NumberArray, length: number, k: number): number => data[record * length + k]!
  for (const { weight, bias, inputs, outputs } of layers) {
    for (let i = 0; i < inputs; i++)
      for (let o = 0; o < outputs; o++) flat[at++] = entry(arrays[weight]!, inputs * outputs, o * inputs + i)
    if (bias !== undefined) for (let o = 0; o < outputs; o++) flat[at++] = entry(arrays[bias]!, outputs, o)
  }
  return flat
}
