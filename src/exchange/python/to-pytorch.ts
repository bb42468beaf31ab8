import { parseTraining } from '../../experiment/format/parse.ts'
import { isFresh, type RuleSpec } from '../../experiment/spec/algorithm.ts'
import { isRecorded } from '../../experiment/spec/recorded.ts'
import type { TrainingExperiment, TrainingInput } from '../../experiment/spec/experiment.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { isTied } from '../../experiment/model/layout.ts'
import { buildTrainingProblem, type TrainingProblem } from '../../experiment/training-problem.ts'
import { weightRates } from '../../reference/algorithm/rates.ts'
import { remembers } from '../../reference/algorithm/rules.ts'
import { recordPlan } from '../../reference/trajectory/record.ts'
import { functionBlocks } from './function-class.ts'
import { call, indented, separated, type Lines } from './lines.ts'
import { areShort, arrayLines, float, unpack, type ProgramArray } from './literal.ts'
import { errorsFunction, gradientNorm, metricFunction, type JudgedText } from './metric-function.ts'
import { centred, layerName, linearized, networkBlocks, parameterNames } from './network.ts'
import { optimizerText, ruleNames, type OptimizerText } from './optimizer-text.ts'
import { ownOptimizer } from './own-optimizers.ts'
import { programArrays } from './program-arrays.ts'
import { scheduleText, type ScheduleText } from './schedule-text.ts'
import { judgeSizes } from './sizes.ts'
import { addNoise, sequential, shuffled, trainingLoop } from './training-loop.ts'

interface RunText {
  readonly algorithm: RuleSpec
  readonly optimizer: OptimizerText
  readonly schedule: ScheduleText
}

/** The rules of an experiment. @throws ExperimentError if a run was made elsewhere */
const rulesOf = ({ algorithms }: TrainingExperiment): RuleSpec[] =>
  algorithms.map((algorithm, i) => {
    if (!isRecorded(algorithm)) return algorithm as RuleSpec
    throw ExperimentError.at(
      `algorithms[${i}].id`,
      "a 'recorded' run was trained elsewhere, so a program cannot train it. Leave it out",
    )
  })

/** Refuses a network without trained layers. @throws ExperimentError */
function checkLearning({ model }: TrainingProblem): void {
  if (model.kind === 'network' && model.layout.layers.every(({ trained }) => !trained))
    throw ExperimentError.at(
      'model.trained',
      'no layer is trained, so PyTorch has nothing to optimise. Train at least one layer',
    )
}

/** Refuses options of an algorithm that a program cannot reproduce. @throws ExperimentError */
function checkAlgorithm({ id, batch, subspace, noise }: RuleSpec, path: string): void {
  if (isFresh(batch))
    throw ExperimentError.at(
      `${path}.batch.order`,
      "'fresh' draws new samples at every step, which only this page can do. Choose 'shuffled'",
    )
  if (subspace)
    throw ExperimentError.at(
      `${path}.subspace`,
      'an optimiser of PyTorch moves weights, not coordinates of a subspace. Leave out the subspace',
    )
  if (noise > 0 && (id === 'sam' || id === 'newton' || id === 'perturbed'))
    throw ExperimentError.at(
      `${path}.noise`,
      `'${id}' uses gradients without noise, which a step of PyTorch cannot separate. Leave out the noise`,
    )
}

function runText(problem: TrainingProblem, algorithm: RuleSpec, path: string): RunText {
  checkAlgorithm(algorithm, path)
  const learning = weightRates(problem, algorithm).filter((rate) => rate !== 0).length
  return {
    algorithm,
    optimizer: optimizerText(algorithm, path, learning),
    schedule: scheduleText(algorithm, path, remembers(algorithm)),
  }
}

/** The weights passed to an optimizer, in groups if layers have different rates. */
function parameters({ model }: TrainingProblem, { algorithm, schedule }: RunText, network: string): string[] {
  if (model.kind === 'function') return ['model.parameters()']
  const { layers } = model.layout
  const rates = algorithm.layerRates?.some((rate) => rate !== 1) ? algorithm.layerRates : undefined
  const isMuon = algorithm.id === 'muon'
  if (!rates && !isMuon)
    return layers.every(({ trained }) => trained)
      ? ['model.parameters()']
      : ['[w for w in model.parameters() if w.requires_grad]']
  const groups = layers.flatMap((layer, l) => {
    const rate = rates?.[l] ?? 1
    // Newton's method solves only for weights that move.
    if (!layer.trained || (algorithm.id === 'newton' && rate === 0)) return []
    const own = rate === 1 ? '' : `, "lr": ${float(rate)} * ${float(schedule.rate)}`
    const group = (names: readonly string[], more = '') =>
      names.map((name) => `{"params": [${network}.${name}]${more}${own}}`)
    const [weights, biases] = parameterNames(model.layout, l)
    if (isMuon && l < layers.length - 1) return [...group(weights, ', "hidden": True'), ...group(biases)]
    if (layer.tied) return group(biases)
    return [
      `{"params": ${isTied(model.layout) ? `[${network}.weight]` : `${network}.${layerName(layer, l)}.parameters()`}${own}}`,
    ]
  })
  return ['[', ...indented(groups.map((group) => `${group},`)), ']']
}

const stopTexts = {
  loss: 'loss_of(model).item()',
  'gradient-norm': 'gradient_norm(model)',
  'zero-one': 'errors(model)',
} as const

function trainOptions({ algorithm, schedule }: RunText): string[] {
  const { steps, batch, noise, stop } = algorithm
  const { every } = recordPlan(steps)
  const batches =
    batch !== 'full' && `${batch.order === 'shuffled' ? 'shuffled' : 'sequential'}(${batch.size})`
  return [
    `steps=${steps}`,
    ...(schedule.made ? ['scheduler=scheduler'] : []),
    ...(batches ? [`batches=${batches}`] : []),
    ...(noise > 0 ? [`noise=${float(noise)} * gradient_noise[start]`] : []),
    ...(stop ? [`stop=lambda model: ${stopTexts[stop.quantity]} < ${float(stop.below)}`] : []),
    ...(every > 1 ? [`every=${every}`] : []),
  ]
}

/** The statements of one run: model, optimizer, schedule, training. */
function runLines(problem: TrainingProblem, run: RunText, index: number): string[] {
  const { model } = problem
  const { algorithm, optimizer, schedule } = run
  const isCentred = model.kind === 'network' && model.layout.centered
  const wrappers = [...(algorithm.linearized ? ['Linearised'] : []), ...(isCentred ? ['Centred'] : [])]
  const network = wrappers.length > 0 ? 'network' : 'model'
  const wrapped = wrappers.reduceRight((inner, wrapper) => `${wrapper}(${inner})`, 'network')
  const [first = '', ...groups] = parameters(problem, run, network)
  const rest = [`lr=${float(schedule.rate)}`, ...optimizer.args]
  const made =
    groups.length === 0
      ? call(`optimizer = ${optimizer.name}`, [first, ...rest])
      : [
          `optimizer = ${optimizer.name}(${first}`,
          ...groups.slice(0, -1),
          `${groups.at(-1)!}, ${rest.join(', ')})`,
        ]
  const words = `${ruleNames[algorithm.id] ?? algorithm.id}${algorithm.linearized ? ', of the tangent' : ''}`
  return [
    `# Algorithm ${index}: ${words}.`,
    `${network} = begin(w0)`,
    ...(wrappers.length > 0 ? [`model = ${wrapped}`] : []),
    ...made,
    ...(schedule.made ? call(`scheduler = ${schedule.made.name}`, ['optimizer', ...schedule.made.args]) : []),
    ...call('train', [`f"{start},${index}"`, 'model', 'optimizer', ...trainOptions(run)]),
  ]
}

const begin = (name: string): Lines => [
  'def begin(w0):',
  `    """The ${name === 'Function' ? 'function at' : 'network with'} its initial weights."""`,
  `    model = ${name}()`,
  '    nn.utils.vector_to_parameters(w0.clone(), model.parameters())',
  '    return model',
]

function main(problem: TrainingProblem, runs: readonly RunText[]): Lines {
  return [
    'def main():',
    ...indented([
      'print("start,algorithm,step,loss")',
      'for start, w0 in enumerate(starts):',
      ...indented(
        separated(
          runs.map((run, index) => runLines(problem, run, index)),
          1,
        ),
      ),
    ]),
  ]
}

/** What the code of the metric depends on. */
function judgedOf({ model }: TrainingProblem, batched: boolean): JudgedText {
  const weights = model.kind === 'network' ? model.data.parts['train']!.weights : undefined
  return {
    weighted: weights !== undefined,
    mayWeighNothing: weights?.[batched ? 'some' : 'every']((weight) => weight === 0) ?? false,
  }
}

/** The classes and functions of a program, one per block. */
function definitions(problem: TrainingProblem, runs: readonly RunText[]): Lines[] {
  const { experiment, model } = problem
  const { model: spec } = experiment
  const some = (test: (algorithm: RuleSpec) => boolean): boolean =>
    runs.some(({ algorithm }) => test(algorithm))
  const orders = (order: 'shuffled' | 'sequential') =>
    some(({ batch }) => batch !== 'full' && batch.order === order)
  const batched = model.kind === 'network' && some(({ batch }) => batch !== 'full')
  const judged = judgedOf(problem, batched)
  const own = [...new Set(runs.flatMap(({ optimizer }) => optimizer.own ?? []))]
  const stopped = (quantity: string) => some(({ stop }) => stop?.quantity === quantity)
  const takeLoss = runs.filter(({ optimizer }) => optimizer.takesLoss)
  return [
    ...(model.kind === 'network' && spec.kind !== 'function'
      ? networkBlocks(spec, model.layout)
      : spec.kind === 'function'
        ? functionBlocks(spec)
        : []),
    model.kind === 'network' && model.layout.centered ? centred(model.layout.outputScale) : [],
    some((algorithm) => algorithm.linearized) ? linearized : [],
    begin(model.kind === 'network' ? 'Network' : 'Function'),
    metricFunction(experiment, judged, batched),
    stopped('zero-one') && model.kind === 'network' ? errorsFunction(model.layout.outputs, judged) : [],
    stopped('gradient-norm') ? gradientNorm : [],
    ...own.map(ownOptimizer),
    batched && orders('sequential') ? sequential : [],
    batched && orders('shuffled') ? shuffled : [],
    some(({ noise }) => noise > 0) ? addNoise : [],
    trainingLoop({
      schedules: runs.some(({ schedule }) => schedule.made),
      batches: batched,
      noise: some(({ noise }) => noise > 0),
      stops: some(({ stop }) => stop !== undefined),
      sparse: some(({ steps }) => recordPlan(steps).every > 1),
      takeLoss: [...new Set(takeLoss.map(({ optimizer }) => optimizer.name))],
      allTakeLoss: takeLoss.length === runs.length,
    }),
    main(problem, runs),
  ]
}

function imports(program: string): Lines {
  const standard = ['base64', 'itertools', 'math'].filter((name) => program.includes(`${name}.`))
  return [
    ...standard.map((name) => `import ${name}`),
    ...(standard.length > 0 ? [''] : []),
    ...(program.includes('np.') ? ['import numpy as np'] : []),
    'import torch',
    ...(program.includes('F.') ? ['import torch.nn.functional as F'] : []),
    'from torch import nn',
  ]
}

/** A title as a single line, for a comment. */
const titleOf = ({ title }: TrainingExperiment): string =>
  (title ?? '')
    .replaceAll(/[\s\p{C}]+/gu, ' ')
    .trim()
    .slice(0, 100) || 'An experiment'

/** The packed arrays after a program, with the function that reads them. */
function packedArrays(arrays: readonly ProgramArray[]): Lines[] {
  const blocks = arrays.map(arrayLines)
  return [
    blocks.some((block) => block.some((line) => line.includes('unpack('))) ? unpack : [],
    separated(blocks, 1),
  ]
}

/**
 * Writes a PyTorch script that trains an experiment: one file that runs on its own, with torch and NumPy. It has the same data, w₀ of every
 * start, order of samples and noise. It computes in float64, and prints `start,algorithm,step,loss` as CSV: the metric on the whole
 * training set, at the steps that a run records here by default.
 * @throws ExperimentError if the experiment is invalid, needs more than a few lines of PyTorch, or contains more than 8 MB of numbers
 */
export function toPyTorch(input: TrainingInput): string {
  const experiment = parseTraining(input)
  const rules = rulesOf(experiment)
  judgeSizes(experiment, rules)
  const problem = buildTrainingProblem(experiment)
  checkLearning(problem)
  const runs = rules.map((algorithm, i) => runText(problem, algorithm, `algorithms[${i}]`))
  const arrays = programArrays(problem, rules)
  const short = areShort(arrays)
  const body = separated(
    [
      short ? arrays.flatMap(arrayLines) : [],
      ...definitions(problem, runs),
      ...(short ? [] : packedArrays(arrays)),
      ['if __name__ == "__main__":', '    main()'],
    ],
    2,
  )
  const head = [
    `# ${titleOf(experiment)}`,
    '#',
    '# Written by Badlands. Trains the experiment shown there in PyTorch and float64, with the same data, initial',
    '# weights and order of samples. Prints the loss of each run at each step as CSV.',
    '',
    ...imports(body.join('\n')),
    '',
    'torch.set_default_dtype(torch.float64)',
  ]
  return `${[...head, '', ...(short ? [] : ['']), ...body].join('\n')}\n`
}
