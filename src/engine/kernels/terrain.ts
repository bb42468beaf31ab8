import { ExperimentError } from '../../experiment/spec/error.ts'
import type { NetworkModel, Problem } from '../../experiment/problem.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import type { TerrainField, TerrainPath, TerrainRequest } from '../paths.ts'
import { BufferScope } from './buffers.ts'
import { decayFrame, noDecay } from './decay-frame.ts'
import { extentPipeline, FieldReading } from './extent.ts'
import { functionParameters } from './function-code.ts'
import { Pace } from './pace.ts'
import { PipelineCache } from './pipelines.ts'
import { packSamples, type PackedSamples } from './samples.ts'
import { padWeights, paddedLayout } from './shape.ts'
import {
  formDevice,
  functionForm,
  networkForms,
  terrainVersion,
  type FormDevice,
  type TerrainForm,
} from './terrain-form.ts'
import { TerrainGrid, type GridProblem } from './terrain-grid.ts'
import { trialResolution, workClass } from './terrain-trial.ts'
import type { Trial, Tune } from './tune.ts'

/** Fields that stay on the device after they were delivered: the last one and what a picture may still be drawn from. */
const kept = 3

/** A coarser grid is shown first where the finer one is expected to take longer than this, about one dispatch; two where it takes far longer. */
const [patience, longPatience] = [24, 480]

/** How a kernel chooses among the forms of a network: the fastest by a tune, or the form of this index; otherwise the first. */
export interface TerrainChoice {
  readonly tune?: Tune<TerrainForm>
  readonly form?: number
}

/**
 * Terrains by the fused kernel: the whole grid, coarse to fine, in dispatches of bounded time.
 * The path owns the buffers of the fields that it delivers; each stays valid until two later ones were delivered.
 */
export class TerrainKernel implements TerrainPath {
  readonly #device: GPUDevice
  readonly #pipelines: PipelineCache
  readonly #grid: TerrainGrid
  readonly #fields: GPUBuffer[] = []
  readonly #cut: FormDevice
  readonly #choice: TerrainChoice
  #variant = 'none yet'

  /** The device stays the caller's. `cut` overrides what is read from it to decide how work is cut. */
  constructor(device: GPUDevice, cut: FormDevice = formDevice(device), choice: TerrainChoice = {}) {
    this.#device = device
    this.#cut = cut
    this.#choice = choice
    this.#pipelines = PipelineCache.of(device)
    this.#grid = new TerrainGrid(device, new Pace(device), this.#pipelines)
  }

  /** The form that the last terrain was computed by. */
  get variant(): string {
    return this.#variant
  }

  /**
   * Computes a terrain. Throws an ExperimentError where the device cannot hold it, and the signal's reason when aborted.
   * The error against float64 is below 2e-6 times the sum of the magnitudes that the metric adds up. A value is finite where
   * float64's, rounded to float32, is; but where a weight, the magnitudes that a unit adds up, an output or a single loss exceeds
   * float32 (3.4e38), it may be a hole there too.
   */
  async run(request: TerrainRequest): Promise<TerrainField> {
    const { signal, resolution, extent, onProgress } = request
    signal?.throwIfAborted()
    const scope = new BufferScope(this.#device)
    try {
      const trial = this.#trial(request)
      const form = await this.#ready(request, trial && this.#chosen(trial))
      const problem = await this.#prepare(request, form, scope)
      this.#variant = form.name
      const coarser = request.onCoarse ? this.#coarser(problem, resolution) : []
      for (const coarse of coarser) {
        const call = { extent, signal, resolution: coarse, onProgress: undefined }
        request.onCoarse?.(await this.#field(problem, call))
      }
      if (coarser.length > 0) await request.beforeFinest?.()
      const progress = onProgress && ((done: number) => onProgress({ done }))
      const field = await this.#field(problem, { extent, signal, resolution, onProgress: progress })
      if (trial) this.#choice.tune?.propose(trial)
      return field
    } finally {
      scope.free()
    }
  }

  /** Compiles what a terrain of `metric` takes; resolves when it stands. Throws as `run` where no form holds the network. */
  async compile(problem: Problem, metric: MetricSpec): Promise<void> {
    const trial = this.#trial({ problem, metric })
    await this.#ready({ problem }, trial && this.#chosen(trial))
  }

  /** The forms of a network; undefined for a function, which has one. `time` needs a whole request. */
  #trial(
    request: Pick<TerrainRequest, 'problem' | 'metric'> & Partial<TerrainRequest>,
  ): Trial<TerrainForm> | undefined {
    const { model } = request.problem
    if (model.kind === 'function') return undefined
    const { layout, data } = model
    const packed = packSamples(data, request.metric)
    const forms = networkForms(layout, request.metric, packed, this.#cut)
    return {
      key: `terrain ${terrainVersion}, ${workClass(layout, [request.metric], packed)}`,
      forms,
      isReady: (form) => this.#grid.isReady(form, layout.centered),
      compile: (form) => this.#ready(request, form),
      time: (form, signal) => this.#time({ ...request, signal } as TerrainRequest, form, forms[0]),
    }
  }

  #chosen(trial: Trial<TerrainForm>): TerrainForm | undefined {
    const { tune, form = 0 } = this.#choice
    return tune ? tune.choose(trial) : trial.forms[form]
  }

  /** A form, compiled; that of a function where none is given. */
  async #ready({ problem: { model } }: Pick<TerrainRequest, 'problem'>, given: TerrainForm | undefined) {
    const form = given ?? (model.kind === 'function' ? functionForm(model) : undefined)
    if (!form) throw new Error('There is no such form of this network.')
    const centered = model.kind === 'mlp' && model.layout.centered
    await Promise.all([this.#grid.compile(form, centered), extentPipeline(this.#pipelines)])
    return form
  }

  /** Milliseconds of a grid small enough for idle time, by a form that stands; `known` is the form that tells how small that is. */
  async #time(request: TerrainRequest, form: TerrainForm, known = form): Promise<number> {
    const scope = new BufferScope(this.#device)
    try {
      const { extent, signal } = request
      const problem = await this.#prepare(request, form, scope)
      const expected = this.#grid.expected(known, request.resolution)
      const resolution = trialResolution(request.resolution, expected)
      const values = scope.create('terrain trial', 4 * resolution[0] * resolution[1], GPUBufferUsage.STORAGE)
      return await this.#grid.run(problem, { extent, signal, resolution, onProgress: undefined }, values)
    } finally {
      scope.free()
    }
  }

  /** Destroys the fields that were delivered. */
  dispose(): void {
    for (const buffer of this.#fields.splice(0)) buffer.destroy()
  }

  /** Grids with every 16th and every 4th point of each axis (ends included) that pay for a slow fine one. */
  #coarser(problem: GridProblem, [na, nb]: readonly [number, number]): [number, number][] {
    const expected = this.#grid.expected(problem.form, [na, nb])
    const every = expected > longPatience ? [16, 4] : expected > patience ? [4] : []
    const thinned = (n: number, by: number) => (n < 3 ? n : Math.max(2, Math.ceil((n - 1) / by) + 1))
    return every
      .map((by): [number, number] => [thinned(na, by), thinned(nb, by)])
      .filter(([ca, cb]) => ca * cb * 4 < na * nb)
  }

  async #field(problem: GridProblem, call: Parameters<TerrainGrid['run']>[1]): Promise<TerrainField> {
    const usage = GPUBufferUsage
    const buffer = this.#device.createBuffer({
      label: `terrain ${call.resolution.join(' x ')}`,
      size: 4 * call.resolution[0] * call.resolution[1],
      usage: usage.STORAGE | usage.COPY_SRC | usage.VERTEX,
    })
    const reading = new FieldReading(this.#device, await extentPipeline(this.#pipelines), buffer)
    try {
      await this.#grid.run(problem, { ...call, onSubmitted: () => reading.submit() }, buffer)
      const read = await reading.field()
      call.signal?.throwIfAborted()
      this.#fields.push(buffer)
      while (this.#fields.length > kept) this.#fields.shift()?.destroy()
      return { ...read, buffer, resolution: call.resolution }
    } catch (error) {
      buffer.destroy()
      throw error
    } finally {
      reading.destroy()
    }
  }

  async #prepare(request: TerrainRequest, form: TerrainForm, scope: BufferScope): Promise<GridProblem> {
    const { problem, metric, origin, u, v } = request
    const shared = { frame: decayFrame(metric.weightDecay / 2, origin, u, v) }
    if (problem.model.kind === 'mlp')
      return { ...(await this.#network(request, problem.model, form, scope)), ...shared }
    const vectors = [origin, u, v].map((w) => Float32Array.of(w[0] ?? 0, w[1] ?? 0, 0, 0))
    return {
      form,
      samples: scope.upload('terrain parameters', [
        Float32Array.of(...functionParameters(problem.model), 0, 0),
      ]),
      plane: scope.upload('terrain plane', vectors),
      count: 0,
      quads: 0,
      linearity: 0,
      outputScale: 1,
      share: 1,
      ...shared,
    }
  }

  async #network(
    request: TerrainRequest,
    model: NetworkModel,
    form: TerrainForm,
    scope: BufferScope,
  ): Promise<Omit<GridProblem, 'frame'>> {
    const { layout, data } = model
    const packed = packSamples(data, request.metric)
    const rows = layout.centered ? layout.outputs * packed.quads * 16 : 0
    this.#hold('data', packed.values.byteLength + rows)
    this.#hold('model.widths', 48 * paddedLayout(layout).size)
    const grid = {
      form,
      samples: scope.upload('terrain samples', [packed.values], rows),
      plane: scope.upload(
        'terrain plane',
        [request.origin, request.u, request.v].map((w) => padWeights(layout, w)),
      ),
      count: packed.count,
      quads: packed.quads,
      linearity: layout.linearity,
      outputScale: layout.outputScale,
      share: packed.share,
    }
    if (layout.centered) await this.#reference(request, model, grid, packed, scope)
    return grid
  }

  /** Puts f_0 behind the samples: what a centred model subtracts. */
  async #reference(
    { reference, signal }: TerrainRequest,
    { layout }: NetworkModel,
    grid: Omit<GridProblem, 'frame'>,
    packed: PackedSamples,
    scope: BufferScope,
  ): Promise<void> {
    if (!reference)
      throw ExperimentError.at('model.centered', 'a centred model needs the weights at which f_0 is taken')
    const program = grid.form.outputs
    if (!program) return
    const zero = new Float32Array(reference.length)
    const plane = scope.upload(
      'terrain reference',
      [reference, zero, zero].map((w) => padWeights(layout, w)),
    )
    const size = layout.outputs * packed.quads * 16
    const outputs = scope.create(
      'terrain reference outputs',
      size,
      GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC,
    )
    await this.#grid.outputs({ ...grid, plane, frame: noDecay }, program, outputs, signal)
    const encoder = this.#device.createCommandEncoder({ label: 'terrain reference' })
    encoder.copyBufferToBuffer(outputs, 0, grid.samples, packed.values.byteLength, size)
    this.#device.queue.submit([encoder.finish()])
  }

  #hold(path: string, bytes: number): void {
    const most = this.#device.limits.maxStorageBufferBindingSize
    if (bytes > most)
      throw ExperimentError.at(
        path,
        `needs ${bytes} bytes in one buffer of the graphics device, which holds ${most} (maxStorageBufferBindingSize).`,
      )
  }
}
