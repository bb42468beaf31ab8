import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import { tailLength } from '../../../reference/trajectory/outcome.ts'
import type { Run, RunRecord, TrainRequest } from '../../path.ts'
import { BufferScope, resourceOf } from '../gpu/buffers.ts'
import { PassTimer } from '../gpu/pass-timer.ts'
import type { TrainingProgram } from './program.ts'
import { progressWords, readProgress, type RunProgress } from './progress.ts'
import { packRun, packState, placeRecords, type RecordPlace } from './runs.ts'
import { StepWords } from './step-words.ts'
import { partOf, wordsOfSweep, type PackedSamples } from './samples.ts'
import { lastStep } from '../../../experiment/spec/algorithm.ts'

const mode = { capture: 0, train: 1, close: 2 } as const

/** Results read back from a training. */
interface ReadBack {
  readonly progress: readonly RunProgress[]
  /** The device's time in milliseconds; without a clock, it includes other work in the queue. */
  readonly milliseconds: number
  /** Records and weights of all runs; only in the last reading. */
  readonly records?: Float32Array
  readonly state?: Float32Array
}

/**
 * Returns the last positions, oldest first, from a ring of `tailLength` of them whose newest is at `step`.
 */
function tailOf(records: Float32Array, ring: number, size: number, step: number): Float32Array {
  const count = Math.min(tailLength, step + 1)
  const tail = new Float32Array(count * size)
  for (let i = 0; i < count; i++) {
    const at = ring + ((step - count + 1 + i) % tailLength) * size
    tail.set(records.subarray(at, at + size), i * size)
  }
  return tail
}

/**
 * The buffers, bind groups and dispatches of one training. The creator calls `destroy`. All state between
 * dispatches is in the buffers, so cutting the steps differently changes no bit.
 */
export class Training {
  readonly stepWords: StepWords
  readonly #buffers: BufferScope
  readonly #places: RecordPlace[]
  readonly #metrics: number
  readonly #sweeps: number
  readonly #device: GPUDevice
  readonly #pipeline: GPUComputePipeline
  readonly #program: TrainingProgram
  readonly #problem: TrainingProblem
  readonly #runs: readonly Run[]
  readonly #runBuffer: GPUBuffer
  readonly #progressBuffer: GPUBuffer
  readonly #stateBuffer: GPUBuffer
  readonly #recordBuffer: GPUBuffer
  readonly #stepBuffer: GPUBuffer
  readonly #staging: GPUBuffer
  readonly #timer: PassTimer | undefined
  readonly #modes: Readonly<Record<keyof typeof mode, { buffer: GPUBuffer; group: GPUBindGroup }>>

  constructor(
    device: GPUDevice,
    pipeline: GPUComputePipeline,
    program: TrainingProgram,
    request: TrainRequest,
    packed: PackedSamples,
  ) {
    const { problem, runs, watch } = request
    const { model, experiment } = problem
    this.#device = device
    this.#pipeline = pipeline
    this.#program = program
    this.#metrics = 1 + watch.length
    this.#sweeps = packed.sweeps.byteLength / (4 * wordsOfSweep)
    const usage = GPUBufferUsage
    this.#problem = problem
    this.#runs = runs
    this.#buffers = new BufferScope(device)
    this.#places = placeRecords(runs, this.#metrics, problem.size)
    this.stepWords = new StepWords(
      runs,
      experiment.metric,
      model.kind === 'network' ? partOf(model.data, experiment.metric.part) : undefined,
      model.kind === 'network' ? model.data.outputs : 1,
      experiment.seed,
    )
    const kept = usage.STORAGE | usage.COPY_SRC
    const numbers = this.#places.at(-1)?.end ?? 0
    const state = packState(runs, problem.size, program.state)
    this.#runBuffer = this.#buffers.upload('train runs', [this.#packedRuns()])
    this.#progressBuffer = this.#buffers.create('train progress', 4 * progressWords * runs.length, kept)
    this.#stateBuffer = this.#buffers.upload('train state', [state], { usage: kept })
    this.#recordBuffer = this.#buffers.create('train records', 4 * numbers, kept)
    const sweeps = this.#buffers.upload('train sweeps', [packed.sweeps])
    this.#stepBuffer = this.#buffers.upload('train step words', [], { extra: 4 * this.stepWords.words })
    const bound: [number, GPUBuffer][] = [
      [1, this.#runBuffer],
      [2, this.#progressBuffer],
      [3, this.#stateBuffer],
      [4, this.#recordBuffer],
      [5, sweeps],
      [8, this.#stepBuffer],
    ]
    if (program.shape) {
      if (program.tile > 0)
        bound.push([6, this.#buffers.create('train tiles', 16 * program.tile * runs.length, usage.STORAGE)])
      if (model.kind === 'network') bound.push([7, this.#buffers.upload('train samples', [packed.samples])])
      bound.push([9, this.#buffers.upload('train shape', [program.shape], { usage: usage.UNIFORM })])
    }
    this.#timer = PassTimer.of(device)
    const read = [this.#progressBuffer, this.#recordBuffer, this.#stateBuffer]
    this.#staging = this.#buffers.create(
      'train read-back',
      read.reduce((sum, buffer) => sum + buffer.size, 0),
      usage.MAP_READ | usage.COPY_DST,
    )
    const layout = pipeline.getBindGroupLayout(0)
    const group = (name: keyof typeof mode) => {
      const words = this.#chunkWords(0, 1, name)
      const buffer = this.#buffers.upload(`train ${name}`, [words], { usage: usage.UNIFORM })
      const entries = [[0, buffer] as const, ...bound].map(([binding, resource]) => ({
        binding,
        resource: resourceOf(resource),
      }))
      return { buffer, group: device.createBindGroup({ label: `train ${name}`, layout, entries }) }
    }
    this.#modes = { capture: group('capture'), train: group('train'), close: group('close') }
  }

  /**
   * Makes steps first … first + count − 1. If `closing`, it then computes the gradient and reads everything
   * back.
   */
  async advance(first: number, count: number, closing: boolean): Promise<ReadBack> {
    const { model } = this.#problem
    this.#device.queue.writeBuffer(
      this.#modes.train.buffer,
      0,
      this.#chunkWords(first, first + count, 'train'),
    )
    const lists = this.stepWords.chunk(first, count)
    if (lists) this.#device.queue.writeBuffer(this.#stepBuffer, 0, lists)
    const capture = first === 0 && model.kind === 'network' && model.layout.centered
    return this.#submit([
      ...(capture ? ['capture' as const] : []),
      'train',
      ...(closing ? ['close' as const] : []),
    ])
  }

  /** Ends the running runs at step `step`: records it, computes the gradient and reads everything back. */
  async end(step: number): Promise<ReadBack> {
    this.#device.queue.writeBuffer(this.#runBuffer, 0, this.#packedRuns(step))
    return this.advance(step, 1, true)
  }

  /** Computes the gradient at the current weights and reads everything back. */
  async close(): Promise<ReadBack> {
    return this.#submit(['close'])
  }

  /** Returns the record of run `index`. */
  record(index: number, { progress, records, state }: ReadBack, cancelled: boolean): RunRecord {
    const run = this.#runs[index]
    const place = this.#places[index]
    const reached = progress[index]
    if (!run || !place || !reached || !records || !state) throw new Error('Nothing was read back.')
    const { size } = this.#problem
    const column = (k: number) =>
      Float32Array.from({ length: reached.records }, (_, i) => records[place.offset + i * place.stride + k]!)
    const weights = new Float32Array(run.recordWeights ? reached.records * size : 0)
    if (run.recordWeights) {
      for (let i = 0; i < reached.records; i++) {
        const at = place.offset + i * place.stride + this.#metrics
        weights.set(records.subarray(at, at + size), i * size)
      }
    }
    const at = index * this.#program.state
    const ended = !cancelled && reached.status !== 'running'
    const settled = ended && reached.status !== 'diverged'
    return {
      status: ended ? reached.status : 'cancelled',
      steps: Uint32Array.from({ length: reached.records }, (_, i) => Math.min(i * run.every, reached.step)),
      loss: column(0),
      watched: Array.from({ length: this.#metrics - 1 }, (_, k) => column(k + 1)),
      weights,
      finalWeights: state.slice(at, at + size),
      gradientNorm: reached.gradientNorm,
      ...(settled && { tail: tailOf(records, place.tail, size, reached.step) }),
    }
  }

  destroy(): void {
    this.#timer?.destroy()
    this.#buffers.free()
  }

  #chunkWords(first: number, end: number, name: keyof typeof mode): Float32Array<ArrayBuffer> {
    const { experiment, size } = this.#problem
    const shared = [experiment.seed, size, this.#program.state, this.#sweeps, this.#metrics]
    const words = Uint32Array.of(first, end, mode[name], ...shared)
    return new Float32Array(words.buffer)
  }

  #packedRuns(most = Infinity): Float32Array<ArrayBuffer> {
    const packed = this.#runs.map((run, r) => {
      const place = this.#places[r]
      if (!place) throw new Error('A run has no place for its records.')
      const steps = Math.min(most, lastStep(run.algorithm))
      const { algorithm } = run
      const { stepWords } = this
      return new Float32Array(
        packRun(run, place, stepWords.batches(algorithm.batch), stepWords.rates(algorithm), steps),
      )
    })
    const all = new Float32Array(packed.reduce((sum, words) => sum + words.length, 0))
    packed.forEach((words, r) => all.set(words, r * words.length))
    return all
  }

  async #submit(names: readonly (keyof typeof mode)[]): Promise<ReadBack> {
    const encoder = this.#device.createCommandEncoder({ label: 'train' })
    const timed = this.#timer?.take()
    const pass = encoder.beginComputePass({
      label: 'train',
      ...(timed && { timestampWrites: timed.writes }),
    })
    pass.setPipeline(this.#pipeline)
    for (const name of names) {
      pass.setBindGroup(0, this.#modes[name].group)
      pass.dispatchWorkgroups(Math.ceil(this.#runs.length / this.#program.runsPerGroup))
    }
    pass.end()
    timed?.read(encoder)
    const everything = names.includes('close')
    const sources = [this.#progressBuffer, ...(everything ? [this.#recordBuffer, this.#stateBuffer] : [])]
    let size = 0
    for (const source of sources) {
      encoder.copyBufferToBuffer(source, 0, this.#staging, size, source.size)
      size += source.size
    }
    const begun = performance.now()
    this.#device.queue.submit([encoder.finish()])
    const [taken = 0] = await Promise.all([
      timed?.milliseconds(),
      this.#staging.mapAsync(GPUMapMode.READ, 0, size),
    ])
    const waited = performance.now() - begun
    const words = new Uint32Array(this.#staging.getMappedRange(0, size).slice(0))
    this.#staging.unmap()
    const reals = new Float32Array(words.buffer)
    const reached = {
      progress: this.#runs.map((_, run) => readProgress(words, reals, run)),
      milliseconds: taken > 0 ? taken : waited,
    }
    if (!everything) return reached
    const records = this.#progressBuffer.size / 4
    const state = records + this.#recordBuffer.size / 4
    return { ...reached, records: reals.subarray(records, state), state: reals.subarray(state) }
  }
}
