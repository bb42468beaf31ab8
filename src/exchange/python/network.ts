import { isBatchNormalized, isTied, type Layer, type Layout } from '../../experiment/model/layout.ts'
import type { Activation, NetworkSpec, TiedSpec } from '../../experiment/spec/model.ts'
import { float } from './literal.ts'
import { indented, type Lines } from './lines.ts'

/** φ of an expression in PyTorch. */
const activationCalls: Readonly<Record<Activation, (z: string) => string>> = {
  tanh: (z) => `torch.tanh(${z})`,
  relu: (z) => `torch.relu(${z})`,
  'leaky-relu': (z) => `F.leaky_relu(${z}, 0.01)`,
  sigmoid: (z) => `torch.sigmoid(${z})`,
  // Beyond PyTorch's own threshold of 20 it would lose digits.
  softplus: (z) => `F.softplus(${z}, threshold=40)`,
  gelu: (z) => `F.gelu(${z})`,
  silu: (z) => `F.silu(${z})`,
  sine: (z) => `torch.sin(${z})`,
  linear: (z) => z,
}

/** The code of an activation with its share of the identity: its application to an expression, and the function that this calls. */
interface ActivationText {
  readonly of: (z: string) => string
  readonly definition: Lines
}

function activationText(name: string, activation: Activation, linearity: number): ActivationText {
  const curved = activationCalls[activation]
  if (linearity === 0) return { of: curved, definition: [] }
  if (linearity === 1 || activation === 'linear') return { of: (z) => z, definition: [] }
  return {
    of: (z) => `${name}(${z})`,
    definition: [
      `def ${name}(z):`,
      `    """The activation, ${Number((100 * linearity).toPrecision(3))} % of the way to the identity."""`,
      `    return ${float(1 - linearity)} * ${curved('z')} + ${float(linearity)} * z`,
    ],
  }
}

/** The name of a network's layer in its program, counted from 0. */
export const layerName = ({ reads }: Pick<Layer, 'reads'>, l: number): string =>
  reads === 'patches' ? `conv${l + 1}` : `layer${l + 1}`

/** The names of a layer's own weights and of its biases in the program of its network, in the order of `model.parameters()`. */
export function parameterNames(layout: Layout, l: number): readonly [weights: string[], biases: string[]] {
  const layer = layout.layers[l]!
  const [weight, bias] = isTied(layout)
    ? ['weight', 'bias']
    : ['weight', 'bias'].map((name) => `${layerName(layer, l)}.${name}`)
  return [layer.tied ? [] : [weight!], layer.biases === undefined ? [] : [bias!]]
}

/** `factor * what`, or only `what` if the factor is 1. */
const times = (factor: number, what: string): string => (factor === 1 ? what : `${float(factor)} * ${what}`)

function construction(layer: Layer): string {
  const { inputs, outputs, reads, biases } = layer
  const bias = biases === undefined ? ', bias=False' : ''
  return reads === 'patches'
    ? `nn.Conv2d(${inputs / 9}, ${outputs}, 3, padding=1${bias})`
    : `nn.Linear(${inputs}, ${outputs}${bias})`
}

/** The input of a layer, made from the output before it. */
function readText({ reads, side }: Layer, before: string): string {
  if (reads === 'means') return `${before}.mean((2, 3))`
  return reads === 'all' && side > 1 ? `${before}.flatten(1)` : before
}

function normalized({ normalization }: Layer, z: string): string {
  if (normalization === 'none') return z
  return normalization === 'batch' ? `normalised(${z})` : `F.layer_norm(${z}, ${z}.shape[1:])`
}

/** The statements of a hidden layer, which assign its output to h. `before` is h, except for the first layer. */
function hiddenLines(layer: Layer, l: number, before: string, activation: ActivationText): string[] {
  const { scale, residual, normalization, pool } = layer
  const sum = `self.${layerName(layer, l)}(${times(scale, before)})`
  const lines: string[] = []
  let value = sum
  if (normalization === 'layer') {
    lines.push(`z = ${sum}`)
    value = 'z'
  }
  value = activation.of(normalized(layer, value))
  if (residual) value = `${float(residual.skip)} * h + ${times(residual.branch, value)}`
  if (pool !== 'none') value = `F.${pool === 'max' ? 'max' : 'avg'}_pool2d(${value}, 2)`
  return [...lines, `h = ${value}`]
}

const normalize = (maps: boolean): Lines => [
  'def normalised(z):',
  '    """Normalises to mean 0 and variance 1 over the given samples, without running averages."""',
  ...(maps
    ? [
        '    variance, mean = torch.var_mean(z, (0, 2, 3), correction=0, keepdim=True)',
        '    return (z - mean) / torch.sqrt(variance + 1e-5)',
      ]
    : [
        '    variance, mean = torch.var_mean(z, 0, correction=0)',
        '    return (z - mean) / torch.sqrt(variance + 1e-5)',
      ]),
]

/** The class `Network` of a tied network, whose weights are read in both directions. */
function tiedBlocks({ activation, features, hidden, bias, linearity }: TiedSpec): Lines[] {
  const output = activationText('output_activation', activation, linearity)
  const sum = `F.linear(F.linear(x, self.weight), self.weight.T${bias ? ', self.bias' : ''})`
  return [
    output.definition,
    [
      'class Network(nn.Module):',
      ...indented([
        'def __init__(self):',
        ...indented([
          'super().__init__()',
          `self.weight = nn.Parameter(torch.zeros(${hidden}, ${features}))`,
          ...(bias ? [`self.bias = nn.Parameter(torch.zeros(${features}))`] : []),
        ]),
        '',
        'def forward(self, x):',
        ...indented([`return ${output.of(sum)}`]),
      ]),
    ],
  ]
}

/**
 * The class `Network` and the functions that it calls, one per block. If the network is centred, the class `Centred` scales and centres its
 * outputs.
 */
export function networkBlocks(model: NetworkSpec, layout: Layout): Lines[] {
  if (model.kind === 'tied') return tiedBlocks(model)
  const { layers, linearity, outputScale, centered } = layout
  const last = layers.at(-1)!
  const hidden = activationText('activation', model.activation, linearity)
  const output = activationText('output_activation', last.activation, linearity)
  const maps = model.kind === 'conv'
  const before = (l: number) => (l === 0 && !maps ? 'x' : 'h')
  const scaledRead = times(last.scale, readText(last, before(layers.length - 1)))
  const answer = output.of(`self.${layerName(last, layers.length - 1)}(${scaledRead})`)
  const frozen = layers.flatMap((layer, l) => (layer.trained ? [] : [layerName(layer, l)]))
  return [
    layers.length > 1 ? hidden.definition : [],
    output.definition,
    isBatchNormalized(layout) ? normalize(maps) : [],
    [
      'class Network(nn.Module):',
      ...indented([
        'def __init__(self):',
        ...indented([
          'super().__init__()',
          ...layers.map((layer, l) => `self.${layerName(layer, l)} = ${construction(layer)}`),
          ...frozen.map((name) => `self.${name}.requires_grad_(False)  # keeps its initial weights`),
        ]),
        '',
        'def forward(self, x):',
        ...indented([
          ...(maps ? [`h = x.view(-1, 1, ${model.side}, ${model.side})`] : []),
          ...layers.slice(0, -1).flatMap((layer, l) => hiddenLines(layer, l, before(l), hidden)),
          `return ${centered ? answer : times(outputScale, answer)}`,
        ]),
      ]),
    ],
  ]
}

/** The class `Centred`, which subtracts the initial outputs of a network. */
export const centred = (outputScale: number): Lines => [
  'class Centred(nn.Module):',
  '    """The outputs of a network minus its outputs at the initial weights."""',
  '',
  '    def __init__(self, network):',
  '        super().__init__()',
  '        self.network = network',
  '        self.first = {name: w.detach().clone() for name, w in network.named_parameters()}',
  '',
  '    def forward(self, x):',
  '        first = torch.func.functional_call(self.network, self.first, (x,))',
  `        return ${outputScale === 1 ? 'self.network(x) - first' : `${float(outputScale)} * (self.network(x) - first)`}`,
]

/** The class `Linearised`, the tangent of a network at its initial weights w₀. */
export const linearized: Lines = [
  'class Linearised(nn.Module):',
  '    """The tangent of a network at its initial weights w_0: f(w_0) + J(w_0) (w - w_0)."""',
  '',
  '    def __init__(self, network):',
  '        super().__init__()',
  '        self.network = network',
  '        self.first = {name: w.detach().clone() for name, w in network.named_parameters()}',
  '',
  '    def forward(self, x):',
  '        moves = {name: w - self.first[name] for name, w in self.network.named_parameters()}',
  '',
  '        def outputs(weights):',
  '            return torch.func.functional_call(self.network, weights, (x,))',
  '',
  '        value, change = torch.func.jvp(outputs, (self.first,), (moves,))',
  '        return value + change',
]
