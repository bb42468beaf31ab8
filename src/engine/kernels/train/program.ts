import networkSource from '../../../../shaders/compute/train.wgsl'
import functionSource from '../../../../shaders/compute/train-function.wgsl'
import type { FunctionModel, NetworkModel } from '../../../experiment/problem.ts'
import { functionCode, functionParameters } from '../function-code.ts'
import { float32Literal } from '../shape.ts'
import { footprintOf } from './footprint.ts'
import type { PackedSamples } from './samples.ts'
import { trainConstants, unitCount } from './shape.ts'

/** A training kernel as text and numbers: what a pipeline is made from, and what it asks of a run. */
export interface Program {
  readonly code: string
  readonly constants: Readonly<Record<string, number>>
  /** Numbers of state a run. */
  readonly state: number
  /** Vectors of scratch a run; undefined where the kernel binds none. */
  readonly scratch: number | undefined
  /** Runs that one workgroup trains. */
  readonly runsPerGroup: number
  /** Multiply-adds of one step, for the first guess of its time. */
  readonly work: number
}

/** One workgroup for each run of a network. */
export function networkProgram(
  model: NetworkModel,
  packed: PackedSamples,
  metrics: number,
  limits: GPUSupportedLimits,
): Program {
  const { layout } = model
  const bytes = limits.maxComputeWorkgroupStorageSize
  const footprint = footprintOf(layout, packed.largest, bytes, limits.maxComputeInvocationsPerWorkgroup)
  const { quads, held, resident, threads, scratch } = footprint
  const units = unitCount(layout)
  const state = 4 * layout.size + (layout.centered ? packed.references : 0)
  return {
    code: trainConstants(layout) + networkSource,
    constants: {
      WORKGROUP: threads,
      QUADS: quads,
      HELD: held ? 1 : 0,
      HELD_VALUES: held ? (layout.inputs + units) * quads : 1,
      HELD_SLOPES: held ? units * quads : 1,
      RESIDENT: resident ? 1 : 0,
      RESIDENT_WEIGHTS: resident ? layout.size : 1,
      STATE: state,
      SWEEPS: metrics,
      ...(packed.loss === undefined ? {} : { LOSS: packed.loss }),
    },
    state,
    scratch,
    runsPerGroup: 1,
    work: 3 * layout.size * packed.largest,
  }
}

const functionThreads = 4

/** One thread for each run of a function of two weights. */
export function functionProgram(model: FunctionModel, metrics: number): Program {
  const [a, b] = functionParameters(model).map((value) => float32Literal(value, 'model.parameters'))
  const state = 8
  return {
    code: `const WEIGHTS = 2u;\nconst FUNCTION = ${functionCode(model.function.id)}u;\nconst PARAMETERS = vec2f(${a}, ${b});\n${functionSource}`,
    constants: { WORKGROUP: functionThreads, STATE: state, SWEEPS: metrics },
    state,
    scratch: undefined,
    runsPerGroup: functionThreads,
    work: 30,
  }
}

/** Pipelines by program, compiled once each. The device owns them. */
export class PipelineCache {
  private readonly pipelines = new Map<string, Promise<GPUComputePipeline>>()

  constructor(private readonly device: GPUDevice) {}

  get({ code, constants }: Program): Promise<GPUComputePipeline> {
    const key = JSON.stringify(constants) + code
    const known = this.pipelines.get(key)
    if (known) return known
    const made = this.compile(code, constants)
    this.pipelines.set(key, made)
    made.catch(() => this.pipelines.delete(key))
    return made
  }

  clear(): void {
    this.pipelines.clear()
  }

  private async compile(code: string, constants: Program['constants']): Promise<GPUComputePipeline> {
    const module = this.device.createShaderModule({ label: 'train', code })
    try {
      return await this.device.createComputePipelineAsync({
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
}
