import type { LossId, MetricSpec } from '../../experiment/spec/metric.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { float } from './literal.ts'
import { indented, type Lines } from './lines.ts'

/** The code of a loss: averaged by PyTorch, summed, and for each entry or sample. */
interface LossText {
  readonly about: string
  readonly mean: string
  readonly sum: string
  readonly each: string
  readonly per: 'entry' | 'sample'
}

const perEntry = (about: string, each: string): LossText => ({
  about,
  mean: `${each}.mean()`,
  sum: `${each}.sum()`,
  each,
  per: 'entry',
})

const lossTexts: Readonly<Record<Exclude<LossId, 'zero-one'>, LossText>> = {
  squared: {
    about: 'The squared loss, (f - y)^2',
    mean: 'F.mse_loss(f, y)',
    sum: 'F.mse_loss(f, y, reduction="sum")',
    each: '(f - y) ** 2',
    per: 'entry',
  },
  logistic: perEntry('The logistic loss, ln(1 + exp(-y f))', 'F.softplus(-y * f, threshold=40)'),
  hinge: perEntry('The hinge loss, max(0, 1 - y f)', 'torch.relu(1 - y * f)'),
  'cross-entropy': {
    about: 'The cross-entropy of the softmax of the outputs with the targets',
    mean: 'F.cross_entropy(f, y)',
    sum: 'F.cross_entropy(f, y, reduction="sum")',
    each: 'F.cross_entropy(f, y, reduction="none")',
    per: 'sample',
  },
}

/** What the code of a metric depends on. */
export interface JudgedText {
  /** Samples have weights. */
  readonly weighted: boolean
  /** A batch may contain only samples of weight 0. */
  readonly mayWeighNothing: boolean
}

function reduced({ loss, reduction }: MetricSpec, { weighted, mayWeighNothing }: JudgedText): string {
  // The schema refuses to train on wrong answers.
  const text = lossTexts[loss === 'zero-one' ? 'squared' : loss]
  const sum = weighted ? `(m * ${text.each}).sum()` : text.sum
  if (reduction === 'sum') return sum
  if (reduction === 'mean-over-samples') return `${sum} / len(f)`
  if (!weighted) return text.mean
  return `${sum} / m.sum()${mayWeighNothing ? '.clamp(min=1e-300)' : ''}`
}

const times = (factor: number, what: string): string => (factor === 1 ? what : `${float(factor)} * ${what}`)

const decayText = (decay: number): string =>
  `${float(decay)} / 2 * sum(w.square().sum() for w in model.parameters())`

const reductionWords = {
  mean: 'averaged',
  sum: 'summed',
  'mean-over-samples': 'over the number of samples',
} as const

/** The Python function `loss_of` of a network: the metric of all samples, or of some rows. `batched`: some run passes rows. */
export function metricFunction(
  { metric, model }: TrainingExperiment,
  judged: JudgedText,
  batched: boolean,
): Lines {
  const { factor, weightDecay, loss, reduction } = metric
  const decayed = weightDecay > 0 ? ` + ${decayText(weightDecay)}` : ''
  if (model.kind === 'function')
    return [
      'def loss_of(model):',
      weightDecay > 0
        ? '    """The value of the function, with weight decay."""'
        : '    """The value of the function."""',
      `    return model()${decayed}`,
    ]
  const rows = batched ? '[rows]' : ''
  const text = lossTexts[loss === 'zero-one' ? 'squared' : loss]
  const about = `${text.about}, ${reductionWords[reduction]}${weightDecay > 0 ? ', with weight decay' : ''}.`
  // A loss per sample takes its weight from the first entry of the row.
  const weights = text.per === 'sample' ? `weights${rows}[:, 0]` : `weights${rows}`
  return [
    `def loss_of(model${batched ? ', rows=slice(None)' : ''}):`,
    ...indented([
      `"""${about}"""`,
      `f, y = model(inputs${rows}), targets${rows}`,
      ...(judged.weighted ? [`m = ${weights}`] : []),
      `return ${times(factor, reduced(metric, judged))}${decayed}`,
    ]),
  ]
}

/** The Python function `errors`: the share of samples with a wrong class. */
export function errorsFunction(outputs: number, judged: JudgedText): Lines {
  const wrong = outputs === 1 ? '(f * y <= 0)[:, 0]' : 'f.argmax(1) != y.argmax(1)'
  return [
    'def errors(model):',
    '    """The share of samples whose class is wrong."""',
    '    with torch.no_grad():',
    '        f, y = model(inputs), targets',
    ...(judged.weighted
      ? [`        m = weights[:, 0]`, `        return ((m * (${wrong})).sum() / m.sum()).item()`]
      : [`        return (${wrong}).double().mean().item()`]),
  ]
}

/** The Python function `gradient_norm` of the metric on all samples. */
export const gradientNorm: Lines = [
  'def gradient_norm(model):',
  '    """The length of the gradient on all samples."""',
  '    learning = [w for w in model.parameters() if w.requires_grad]',
  '    gradients = torch.autograd.grad(loss_of(model), learning)',
  '    return torch.cat([g.flatten() for g in gradients]).norm().item()',
]
