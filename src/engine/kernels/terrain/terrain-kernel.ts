import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import { hasMaps, isPlain, isTied, noResidual, residualOf } from '../../../experiment/model/layout.ts'
import { loadError } from '../../../experiment/spec/values/load-error.ts'
import { isGrid, type NetworkModel, type TrainingProblem } from '../../../experiment/training-problem.ts'
import type { TerrainField, TerrainPath, TerrainRequest } from '../../path.ts'
import { BufferScope } from '../gpu/buffers.ts'
import { decayFrame, noDecay } from './decay-frame.ts'
import { extentPipeline, FieldReading } from './extent.ts'
import { parameterVectors } from '../gpu/function-code.ts'
import { Pace } from '../gpu/pace.ts'
import { thinned } from '../../coarse-grid.ts'
import { noGrids, noMaps, noTied } from '../limits.ts'
import { PipelineCache } from '../gpu/pipelines.ts'
import type * as layered from './layered.ts'
import { packSamples, type PackedSamples } from './samples.ts'
import { padWeights, paddedLayout } from './shape.ts'
import { terrainDevice, type TerrainDevice, type TerrainVariant } from './program.ts'
import { functionVariant, networkVariants } from './variants.ts'
import { TerrainGrid, type GridProblem } from './grid.ts'

/**
 * Number of delivered fields that stay on the device: the last one, and those that a picture may still use.
 */
const kept = 3

const isLayered = (model: TrainingProblem['model']): model is NetworkModel =>
  model.kind === 'network' && !isPlain(model.layout)

/**
 * Expected milliseconds of the finest grid above which one coarser grid is shown first (about one dispatch),
 * or two.
 */
const [oneCoarser, twoCoarser] = [24, 480]

/** Target milliseconds of a variant's trial. */
const trialTime = 30

/** Work whose grids have the same variants. */
type TerrainWork = Pick<TerrainRequest, 'problem' | 'metric'>

/**
 * Computes terrains with the fused kernel: the whole grid, coarse to fine, in dispatches of bounded time. The
 * kernel owns the buffers of its fields; each stays valid until two later ones have been delivered.
 */
export class TerrainKernel implements TerrainPath {
  readonly #device: GPUDevice
  readonly #pipelines: PipelineCache
  readonly #grid: TerrainGrid
  readonly #fields: GPUBuffer[] = []
  readonly #cut: TerrainDevice
  #layered: typeof layered | undefined
  #variant = 'none yet'

  /**
   * The caller keeps ownership of the device. `cut` overrides the device properties that decide how work is
   * cut.
   */
  constructor(device: GPUDevice, cut: TerrainDevice = terrainDevice(device)) {
    this.#device = device
    this.#cut = cut
    this.#pipelines = PipelineCache.of(device)
    this.#grid = new TerrainGrid(device, new Pace(device), this.#pipelines)
  }

  /** Name of the variant that computed the last terrain. */
  get variant(): string {
    return this.#variant
  }

  /** Returns why it cannot compute a terrain, as a sentence; `undefined` if it can. */
  supports({ problem: { model }, metric }: TerrainWork): string | undefined {
    if (model.kind === 'network' && hasMaps(model.layout)) return noMaps
    if (model.kind === 'network' && isTied(model.layout)) return noTied
    if (isGrid(model)) return noGrids
    if (!isLayered(model)) return undefined
    return this.#layered
      ? this.#layered.layeredRefusal(model, metric, this.#cut)
      : loadError('a surface kernel')
  }

  /**
   * Loads the generator for networks with skips or normalisation if it is needed; `supports` reports a
   * failure.
   */
  async prepare({ model }: TrainingProblem): Promise<void> {
    if (isLayered(model)) this.#layered ??= await import('./layered.ts').catch(() => undefined)
  }

  /**
   * Returns the variants that can compute a terrain, all to the same bits, the fastest to compile first.
   * @throws as `run`
   */
  variants({ problem, metric }: TerrainWork): readonly [TerrainVariant, ...TerrainVariant[]] {
    const { model } = problem
    if (model.kind === 'function') return [functionVariant(model)]
    const refusal = this.supports({ problem, metric })
    if (refusal) throw ExperimentError.at('path', refusal)
    const packed = packSamples(model.data, metric)
    const variants = this.#layered && isLayered(model) ? this.#layered.layeredVariants : networkVariants
    const [first, ...others] = variants(model.layout, metric, packed, this.#cut)
    if (!first) throw new Error('There is no variant for this network.')
    return [first, ...others]
  }

  /** Returns whether a variant has been compiled. */
  isReady({ model }: TrainingProblem, variant: TerrainVariant): boolean {
    return this.#grid.isReady(variant, model.kind === 'network' && model.layout.centered)
  }

  async compile({ model }: TrainingProblem, variant: TerrainVariant): Promise<void> {
    const centered = model.kind === 'network' && model.layout.centered
    await Promise.all([this.#grid.compile(variant, centered), extentPipeline(this.#pipelines)])
  }

  /**
   * Computes a terrain. The error against float64 is below 2e-6 times the sum of the magnitudes that the
   * metric adds up. A value is finite if the float64 value, rounded to float32, is. It may still be a hole if
   * a weight, the magnitudes that a unit adds up, an output or a single loss exceeds float32 (3.4e38).
   * @throws ExperimentError if the device cannot hold it, and the signal's reason when aborted
   */
  async run(request: TerrainRequest, chosen?: TerrainVariant): Promise<TerrainField> {
    const { signal, resolution, extent, onProgress } = request
    signal?.throwIfAborted()
    await this.prepare(request.problem)
    const variant = chosen ?? this.variants(request)[0]
    const scope = new BufferScope(this.#device)
    try {
      await this.compile(request.problem, variant)
      const problem = await this.#prepare(request, variant, scope)
      this.#variant = variant.name
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

  /** Returns the resolution of a grid thinned so that a variant is expected to take about 30 ms. */
  thinned([na, nb]: readonly [number, number], variant: TerrainVariant): readonly [number, number] {
    const share = Math.sqrt(Math.min(1, trialTime / this.#grid.expected(variant, [na, nb])))
    const thinned = (n: number) => Math.min(n, Math.max(8, Math.round(n * share)))
    return [thinned(na), thinned(nb)]
  }

  /**
   * Returns the time and values of the request's grid by one variant, without keeping the values on the
   * device. Reuses compiled programs.
   * @throws the signal's reason when aborted
   */
  async sample(request: TerrainRequest, variant: TerrainVariant) {
    const scope = new BufferScope(this.#device)
    try {
      const { extent, signal, resolution } = request
      const problem = await this.#prepare(request, variant, scope)
      const usage = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC
      const buffer = scope.create('terrain trial', 4 * resolution[0] * resolution[1], usage)
      const reading = new FieldReading(this.#device, await extentPipeline(this.#pipelines), buffer)
      try {
        const call = {
          extent,
          signal,
          resolution,
          onProgress: undefined,
          onSubmitted: () => reading.submit(),
        }
        const milliseconds = await this.#grid.run(problem, call, buffer)
        return { milliseconds, values: (await reading.field()).values }
      } finally {
        reading.destroy()
      }
    } finally {
      scope.free()
    }
  }

  /** Destroys the delivered fields. */
  dispose(): void {
    for (const buffer of this.#fields.splice(0)) buffer.destroy()
  }

  /**
   * Returns the grids with every 16th and every 4th point of each axis (ends included) that are worth showing
   * before a slow fine one.
   */
  #coarser(problem: GridProblem, [na, nb]: readonly [number, number]): [number, number][] {
    const expected = this.#grid.expected(problem.variant, [na, nb])
    const every = expected > twoCoarser ? [16, 4] : expected > oneCoarser ? [4] : []
    return every.map((by) => thinned([na, nb], by)).filter(([ca, cb]) => ca * cb * 4 < na * nb)
  }

  async #field(problem: GridProblem, call: Parameters<TerrainGrid['run']>[1]): Promise<TerrainField> {
    const usage = GPUBufferUsage
    const size = 4 * call.resolution[0] * call.resolution[1]
    this.#hold('resolution', size)
    const extent = await extentPipeline(this.#pipelines)
    this.#device.pushErrorScope('out-of-memory')
    const buffer = this.#device.createBuffer({
      label: `terrain ${call.resolution.join(' x ')}`,
      size,
      usage: usage.STORAGE | usage.COPY_SRC,
    })
    const reading = new FieldReading(this.#device, extent, buffer)
    const full = this.#device.popErrorScope()
    try {
      if (await full)
        throw ExperimentError.at(
          'resolution',
          `${call.resolution.join(' × ')} points need ${2 * size} bytes, for which the graphics device has no memory left: ask for fewer`,
        )
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

  async #prepare(request: TerrainRequest, variant: TerrainVariant, scope: BufferScope): Promise<GridProblem> {
    const { problem, metric, origin, u, v } = request
    const shared = { frame: decayFrame(metric.weightDecay / 2, origin, u, v) }
    if (problem.model.kind === 'network')
      return { ...(await this.#network(request, problem.model, variant, scope)), ...shared }
    const vectors = [origin, u, v].map((w) => Float32Array.of(w[0]!, w[1]!, 0, 0))
    return {
      variant,
      samples: scope.upload('terrain parameters', [parameterVectors(problem.model)]),
      plane: scope.upload('terrain plane', vectors),
      count: 0,
      quads: 0,
      linearity: 0,
      outputScale: 1,
      share: 1,
      residual: noResidual,
      ...shared,
    }
  }

  async #network(
    request: TerrainRequest,
    model: NetworkModel,
    variant: TerrainVariant,
    scope: BufferScope,
  ): Promise<Omit<GridProblem, 'frame'>> {
    const { layout, data } = model
    const packed = packSamples(data, request.metric)
    const rows = layout.centered ? layout.outputs * packed.quads * 16 : 0
    this.#hold('data', packed.values.byteLength + rows)
    this.#hold('model.widths', 48 * paddedLayout(layout).size)
    const grid = {
      variant,
      samples: scope.upload('terrain samples', [packed.values], { extra: rows }),
      plane: scope.upload(
        'terrain plane',
        [request.origin, request.u, request.v].map((w) => padWeights(layout, w)),
      ),
      count: packed.count,
      quads: packed.quads,
      linearity: layout.linearity,
      outputScale: layout.outputScale,
      share: packed.share,
      residual: residualOf(layout),
    }
    if (layout.centered) await this.#reference(request, model, grid, packed, scope)
    return grid
  }

  /** Writes f_0, which a centred model subtracts, after the samples. */
  async #reference(
    { reference, signal }: TerrainRequest,
    { layout }: NetworkModel,
    grid: Omit<GridProblem, 'frame'>,
    packed: PackedSamples,
    scope: BufferScope,
  ): Promise<void> {
    if (!reference)
      throw ExperimentError.at('model.centered', 'a centred model needs the weights at which f_0 is taken')
    const program = grid.variant.outputs
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
