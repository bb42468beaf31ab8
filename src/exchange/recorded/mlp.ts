import { arrayError, fileError, type NumberArray, type NumberArrays } from '../arrays/arrays.ts'

/** A layer as named by PyTorch: W [out][in], and b [out] if there is one. */
export interface NamedLayer {
  readonly weight: string
  readonly bias: string | undefined
  readonly inputs: number
  readonly outputs: number
}

export interface NamedMlp {
  readonly layers: readonly NamedLayer[]
  readonly widths: readonly number[]
  readonly bias: boolean
}

/** Partial orders of layers to try at most, and orders to return at most. */
const [mostTries, mostOrders] = [10_000, 24]

/** Natural order of names: layer 2 before layer 10. */
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
      `has ${shapes[other]!.length} axes, but an MLP has only matrices [out][in] and biases [out]`,
    )
  if (matrices.length === 0) throw fileError('the file contains no matrix, so it is not a network')
  if (vectors.length !== 0 && vectors.length !== matrices.length)
    throw fileError(
      `the file contains ${matrices.length} matrices and ${vectors.length} biases. Either all layers have a bias, or none`,
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
      throw arrayError(weight, `has ${outputs} units, but no bias in the file has this length`)
    return { weight, bias, inputs, outputs }
  })
}

const isChain = (layers: readonly NamedLayer[]): boolean =>
  layers.every(({ inputs }, l) => l === 0 || layers[l - 1]!.outputs === inputs)

/** The orders in which each layer fits the output of the one before, `most` at most. */
function chainsOf(layers: readonly NamedLayer[], most: number): NamedLayer[][] {
  const found: NamedLayer[][] = []
  let tries = 0
  const extend = (chain: readonly NamedLayer[]): void => {
    if (++tries > mostTries || found.length === most) return
    if (chain.length === layers.length) found.push([...chain])
    const outputs = chain.at(-1)?.outputs
    for (const layer of layers)
      if (!chain.includes(layer) && (outputs === undefined || layer.inputs === outputs))
        extend([...chain, layer])
  }
  extend([])
  return found
}

/**
 * The MLPs that arrays of these shapes can be, most likely first: in their own order, in the order of their names, and in the orders that
 * their shapes allow.
 * @throws ExperimentError with the array that does not fit an MLP
 */
export function mlpsOf(shapes: Shapes): readonly NamedMlp[] {
  const named = paired(shapes)
  const names = Object.keys(shapes)
  const listed = named.toSorted((one, other) => names.indexOf(one.weight) - names.indexOf(other.weight))
  const orders = [...[listed, named].filter(isChain), ...chainsOf(named, mostOrders)]
  if (orders.length === 0)
    throw fileError(
      `its matrices ${named.map(({ weight, outputs, inputs }) => `${weight} [${outputs}, ${inputs}]`).join(', ')} do not form a chain of layers`,
    )
  const textOf = (layers: readonly NamedLayer[]) => layers.map(({ weight }) => weight).join()
  const unlike = orders.filter((order, i) => orders.findIndex((one) => textOf(one) === textOf(order)) === i)
  return unlike.map((layers) => ({
    layers,
    widths: [layers[0]!.inputs, ...layers.map(({ outputs }) => outputs)],
    bias: layers[0]!.bias !== undefined,
  }))
}

/**
 * The MLP that arrays of these shapes are: in the order of their names if that is a chain of layers, otherwise in the only order that their
 * shapes allow.
 * @throws ExperimentError with the array that does not fit an MLP, or if there are several orders
 */
export function mlpOf(shapes: Shapes): NamedMlp {
  const sorted = Object.fromEntries(Object.entries(shapes).toSorted(([one], [other]) => byName(one, other)))
  const [first, ...others] = mlpsOf(sorted)
  if (first && (others.length === 0 || isChain(paired(shapes)))) return first
  throw fileError(
    'its layers fit each other in more than one order. Name them in order, 0.weight, 2.weight …',
  )
}

/** The weights of an MLP at a record, in the engine's order: layer by layer W [in][out], then b. */
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
