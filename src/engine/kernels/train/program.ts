import networkSource from '../../../../shaders/compute/train.wgsl'
import functionSource from '../../../../shaders/compute/train-function.wgsl'
import type { Dataset } from '../../../experiment/data/dataset.ts'
import type { FunctionModel, NetworkModel } from '../../../experiment/problem.ts'
import type { AlgorithmSpec } from '../../../experiment/schema/algorithm.ts'
import type { MetricSpec } from '../../../experiment/schema/metric.ts'
import { activationCode, algorithmCode } from '../codes.ts'
import { functionCode, functionParameters } from '../function-code.ts'
import { footprintOf, isProcessor, processorThreads, type FootprintOptions } from './footprint.ts'
import { packShape } from './shape.ts'
import { onlyLoss } from './sweeps.ts'

/** A training kernel as text and numbers: what a pipeline is made from, and what it asks of a run. */
export interface Program {
  readonly code: string
  readonly constants: Readonly<Record<string, number>>
  /** Numbers of state a run. */
  readonly state: number
  /** struct Shape; undefined where the kernel takes none. */
  readonly shape: ArrayBuffer | undefined
  /** Vectors of four float32 that a run's tile of samples takes. */
  readonly tile: number
  /** Runs that one workgroup trains. */
  readonly runsPerGroup: number
  /** Multiply-adds of one step, for the first guess of its time. */
  readonly work: number
}

const counts = ({ parts }: Dataset): number[] => Object.values(parts).map(({ count }) => count)

/**
 * What the kernel is compiled with; the rest of it is left out, as each part takes its share of the compile time. Depends on
 * the experiment, and on what is watched only where that has another loss.
 */
function featuresOf(
  { layout, data }: NetworkModel,
  algorithms: readonly AlgorithmSpec[],
  metrics: readonly MetricSpec[],
  tiled: boolean,
): Record<string, boolean> {
  const { layers, centered, linearity } = layout
  return {
    WIDE: layers.some(({ outputs }) => outputs >= 4),
    BIASED: layers.some(({ biases }) => biases !== undefined),
    BLENDED: linearity !== 0,
    CENTERED: centered,
    WEIGHTED: Object.values(data.parts).some((part) => part.weights !== undefined),
    COUNTING:
      data.task === 'classification' ||
      metrics.some(({ loss }) => loss === 'zero-one') ||
      algorithms.some(({ stop }) => stop?.quantity === 'zero-one'),
    SINGLE: layout.outputs === 1,
    NOISY: algorithms.some(({ noise }) => noise !== 0),
    BATCHED: algorithms.some(({ batch }) => batch !== 'full'),
    TILED: tiled,
  }
}

/** One workgroup for each run of a network. */
export function networkProgram(
  model: NetworkModel,
  algorithms: readonly AlgorithmSpec[],
  metrics: readonly MetricSpec[],
  adapter: GPUAdapterInfo | undefined,
  options: FootprintOptions,
): Program {
  const { layout, data } = model
  const largest = Math.max(...counts(data))
  const footprint = footprintOf(layout, largest, adapter, options)
  const features = featuresOf(model, algorithms, metrics, 4 * footprint.quads < largest)
  const code = (l: number) => activationCode[layout.layers.at(l)?.activation ?? 'linear']
  const loss = onlyLoss(metrics)
  const references = counts(data).reduce((sum, count) => sum + count * layout.outputs, 0)
  return {
    code: networkSource,
    constants: {
      WORKGROUP: footprint.threads,
      ACTIVATION: code(0),
      OUTPUT_ACTIVATION: code(-1),
      ...Object.fromEntries(Object.entries(features).map(([name, on]) => [name, Number(on)])),
      ...(loss === undefined ? {} : { LOSS: loss }),
    },
    shape: packShape(layout, footprint.quads),
    state: 4 * layout.size + (layout.centered ? references : 0),
    tile: footprint.vectors,
    runsPerGroup: 1,
    work: 3 * layout.size * largest,
  }
}

const cardThreads = 64

/** One thread for each run of a function of two weights. It compiles in no time, so that it may depend on the runs' one rule. */
export function functionProgram(
  model: FunctionModel,
  algorithms: readonly AlgorithmSpec[],
  adapter: GPUAdapterInfo | undefined,
): Program {
  const [a, b] = functionParameters(model)
  const [rule, ...others] = new Set(algorithms.map(({ id }) => algorithmCode[id]))
  const threads = isProcessor(adapter) ? processorThreads : cardThreads
  return {
    code: functionSource,
    constants: {
      WORKGROUP: threads,
      FUNCTION: functionCode(model.function.id),
      PARAMETER_A: Math.fround(a),
      PARAMETER_B: Math.fround(b),
      NOISY: Number(algorithms.some(({ noise }) => noise !== 0)),
      ...(rule !== undefined && others.length === 0 && { RULE: rule }),
    },
    shape: undefined,
    state: 8,
    tile: 0,
    runsPerGroup: threads,
    work: 30,
  }
}

const pipelines = new WeakMap<GPUDevice, Map<string, Promise<GPUComputePipeline>>>()

async function compile(device: GPUDevice, { code, constants }: Program): Promise<GPUComputePipeline> {
  const module = device.createShaderModule({ label: 'train', code })
  try {
    return await device.createComputePipelineAsync({
      label: 'train',
      layout: 'auto',
      compute: { module, entryPoint: 'main', constants },
    })
  } catch (error) {
    const { messages } = await module.getCompilationInfo()
    const complaints = messages.map(({ lineNum, message }) => `line ${lineNum}: ${message}`)
    throw new Error(['The training kernel does not compile.', ...complaints].join('\n'), { cause: error })
  }
}

/** The pipeline of a program, compiled once for each device and forgotten with it. Throws with the compiler's words. */
export function pipelineOf(device: GPUDevice, program: Program): Promise<GPUComputePipeline> {
  const known = pipelines.get(device) ?? new Map<string, Promise<GPUComputePipeline>>()
  pipelines.set(device, known)
  const key = JSON.stringify(program.constants) + program.code
  const found = known.get(key)
  if (found) return found
  const made = compile(device, program)
  known.set(key, made)
  made.catch(() => known.delete(key))
  return made
}
