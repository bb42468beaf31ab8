import { ExperimentError } from '../../experiment/error.ts'
import type { NetworkModel, Problem } from '../../experiment/problem.ts'
import type { MetricSpec } from '../../experiment/schema/metric.ts'
import type { TerrainField, TerrainPath, TerrainRequest } from '../paths.ts'
import { BufferScope } from './buffers.ts'
import { decayFrame, noDecay } from './decay-frame.ts'
import { extentPipeline, readField } from './extent.ts'
import { functionParameters } from './function-code.ts'
import { Pace } from './pace.ts'
import { PipelineCache } from './pipelines.ts'
import { packSamples, type PackedSamples } from './samples.ts'
import { padWeights, paddedLayout } from './shape.ts'
import { formDevice, functionForm, networkForm, type FormDevice, type TerrainForm } from './terrain-form.ts'
import { TerrainGrid, type GridProblem } from './terrain-grid.ts'

/** Fields that stay on the device after they were delivered: the last one and what a picture may still be drawn from. */
const kept = 3

/** A coarser grid is shown first where the finer one is expected to take longer than this. */
const patience = 60

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
  #variant = 'none yet'

  /** The device stays the caller's. `cut` overrides what is read from it to decide how work is cut. */
  constructor(device: GPUDevice, cut: FormDevice = formDevice(device)) {
    this.#device = device
    this.#cut = cut
    this.#pipelines = new PipelineCache(device)
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
      const problem = await this.#prepare(request, scope)
      const coarser = request.onCoarse ? this.#coarser(problem, resolution) : []
      for (const coarse of coarser) {
        const call = { extent, signal, resolution: coarse, onProgress: undefined }
        request.onCoarse?.(await this.#field(problem, call))
      }
      if (coarser.length > 0) await request.beforeFinest?.()
      const progress = onProgress && ((done: number) => onProgress({ done }))
      return await this.#field(problem, { extent, signal, resolution, onProgress: progress })
    } finally {
      scope.free()
    }
  }

  /** Compiles what a terrain of `metric` takes; resolves when it stands. Throws as `run` where no form holds the network. */
  async compile({ model }: Problem, metric: MetricSpec): Promise<void> {
    if (model.kind === 'function') return this.#compile(functionForm(model), false)
    const { layout, data } = model
    const form = networkForm(layout, metric, packSamples(data, metric), this.#cut)
    return this.#compile(form, layout.centered)
  }

  async #compile(form: TerrainForm, centered: boolean): Promise<void> {
    await Promise.all([this.#grid.compile(form, centered), extentPipeline(this.#pipelines)])
  }

  /** Destroys the fields that were delivered. */
  dispose(): void {
    for (const buffer of this.#fields.splice(0)) buffer.destroy()
  }

  /** Grids with every 16th and every 4th point of each axis (ends included) that pay for a slow fine one. */
  #coarser(problem: GridProblem, [na, nb]: readonly [number, number]): [number, number][] {
    const expected = this.#grid.expected(problem, [na, nb])
    const every = expected > 8 * patience ? [16, 4] : expected > patience ? [4] : []
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
    try {
      await this.#grid.run(problem, call, buffer)
      const read = await readField(this.#device, this.#pipelines, buffer)
      call.signal?.throwIfAborted()
      this.#fields.push(buffer)
      while (this.#fields.length > kept) this.#fields.shift()?.destroy()
      return { ...read, buffer, resolution: call.resolution }
    } catch (error) {
      buffer.destroy()
      throw error
    }
  }

  async #prepare(request: TerrainRequest, scope: BufferScope): Promise<GridProblem> {
    const { problem, metric, origin, u, v } = request
    const shared = { frame: decayFrame(metric.weightDecay / 2, origin, u, v) }
    if (problem.model.kind === 'mlp')
      return { ...(await this.#network(request, problem.model, scope)), ...shared }
    const vectors = [origin, u, v].map((w) => Float32Array.of(w[0] ?? 0, w[1] ?? 0, 0, 0))
    const form = functionForm(problem.model)
    this.#variant = form.name
    await this.#compile(form, false)
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
    scope: BufferScope,
  ): Promise<Omit<GridProblem, 'frame'>> {
    const { layout, data } = model
    const packed = packSamples(data, request.metric)
    const form = networkForm(layout, request.metric, packed, this.#cut)
    const rows = layout.centered ? layout.outputs * packed.quads * 16 : 0
    this.#hold('data', packed.values.byteLength + rows)
    this.#hold('model.widths', 48 * paddedLayout(layout).size)
    this.#variant = form.name
    await this.#compile(form, layout.centered)
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
