import { gridValue } from '../../../reference/plane/grid.ts'
import type { Residual } from '../../../experiment/model/layout.ts'
import type { Extent } from '../../../experiment/spec/values/numbers.ts'
import sumCode from '../../../../shaders/compute/terrain-sum.wgsl'
import { BufferScope, resourceOf } from '../gpu/buffers.ts'
import { batchBytes } from '../../budget.ts'
import type { DecayFrame } from './decay-frame.ts'
import type { Pace } from '../gpu/pace.ts'
import type { TimedPass } from '../gpu/pass-timer.ts'
import type { PipelineCache, PipelineSource } from '../gpu/pipelines.ts'
import type { TerrainProgram, TerrainVariant } from './program.ts'
import { packUniform, uniformSize } from './uniform.ts'

/** Inputs that stay the same from grid to grid. Buffers belong to their creator. */
export interface GridProblem {
  readonly variant: TerrainVariant
  readonly samples: GPUBuffer
  readonly plane: GPUBuffer
  readonly count: number
  readonly quads: number
  readonly linearity: number
  readonly outputScale: number
  /** Factor of a weighted loss, reduction included. */
  readonly share: number
  /** The factors of the layers with a skip. */
  readonly residual: Residual
  readonly frame: DecayFrame
}

/**
 * One call: extent in (a, b), points along a and b, and listeners. `onProgress` receives the fraction done, 0
 * to 1.
 */
export interface GridCall {
  readonly extent: Extent
  readonly resolution: readonly [number, number]
  readonly signal: AbortSignal | undefined
  readonly onProgress: ((done: number) => void) | undefined
  /** Called when all work has been submitted, before it is done. */
  readonly onSubmitted?: () => void
}

/** Coordinate i of n on an axis, rounded to float32 once. */
export const coordinate = (axis: readonly [number, number], i: number, n: number): number =>
  Math.fround(gridValue(axis, i, n))

function axesOf({ a, b }: Extent, [na, nb]: readonly [number, number]): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: na + nb }, (_, i) =>
    i < na ? coordinate(a, i, na) : coordinate(b, i - na, nb),
  )
}

function sourcesOf(variant: TerrainVariant, centered: boolean): PipelineSource[] {
  const { terrain, first, outputs, tiles } = variant
  const programs = [terrain, ...(first ? [first] : []), ...(centered && outputs ? [outputs] : [])]
  return [...programs, ...(tiles === undefined ? [] : [{ code: sumCode }])]
}

/** Runs the programs of variants on a device; all share one bind group layout (see shaders/README.md). */
export class TerrainGrid {
  readonly #device: GPUDevice
  readonly #pace: Pace
  readonly #pipelines: PipelineCache
  readonly #bindings: GPUBindGroupLayout
  readonly #layout: GPUPipelineLayout

  constructor(device: GPUDevice, pace: Pace, pipelines: PipelineCache) {
    this.#device = device
    this.#pace = pace
    this.#pipelines = pipelines
    const kinds = [
      'uniform',
      'read-only-storage',
      'read-only-storage',
      'read-only-storage',
      'storage',
      'storage',
    ] as const
    this.#bindings = device.createBindGroupLayout({
      label: 'terrain',
      entries: kinds.map((type, binding) => ({
        binding,
        visibility: GPUShaderStage.COMPUTE,
        buffer: { type },
      })),
    })
    this.#layout = device.createPipelineLayout({ label: 'terrain', bindGroupLayouts: [this.#bindings] })
  }

  async compile(variant: TerrainVariant, centered: boolean): Promise<void> {
    await Promise.all(sourcesOf(variant, centered).map((source) => this.#pipeline(variant.name, source)))
  }

  /** Returns whether the programs of a variant have been compiled. */
  isReady(variant: TerrainVariant, centered: boolean): boolean {
    return sourcesOf(variant, centered).every((source) => this.#pipelines.isReady(source))
  }

  /** Returns the expected milliseconds of a grid, from earlier measurements. */
  expected({ name, terrain, tiles = 1 }: TerrainVariant, [na, nb]: readonly [number, number]): number {
    return this.#pace.expected(name, ((na * nb * tiles) / terrain.items) * terrain.cost)
  }

  /**
   * Fills `values` (na·nb float32) with the metric over the grid, and resolves with the milliseconds taken.
   * @throws the signal's reason when aborted
   */
  async run(problem: GridProblem, call: GridCall, values: GPUBuffer): Promise<number> {
    const [na, nb] = call.resolution
    const points = na * nb
    const { variant, quads } = problem
    const scope = new BufferScope(this.#device)
    try {
      const axes = scope.upload('terrain axes', [axesOf(call.extent, call.resolution)])
      if (variant.tiles === undefined) {
        const { first, terrain } = variant
        const sums = scope.create('terrain first sums', 16 * (first?.size ?? 0), GPUBufferUsage.STORAGE)
        const bind = this.#binder(problem, scope, axes, values, sums)
        const { signal } = call
        const before = first ? await this.#program(problem, first, first.size, 0, na, bind, { signal }) : 0
        return before + (await this.#program(problem, terrain, points, 0, na, bind, call))
      }
      const most = Math.min(batchBytes, this.#device.limits.maxStorageBufferBindingSize)
      const batch = Math.max(1, Math.min(points, Math.floor(most / (16 * quads))))
      const losses = scope.create('terrain losses', batch * quads * 16, GPUBufferUsage.STORAGE)
      const bind = this.#binder(problem, scope, axes, values, losses)
      const sum: TerrainProgram = { code: sumCode, items: 1, cost: 8 * quads }
      let taken = 0
      for (let first = 0; first < points; first += batch) {
        const count = Math.min(batch, points - first)
        const { signal, onSubmitted } = call
        const onProgress = (done: number) => call.onProgress?.((first + done * count) / points)
        const last = first + count === points && onSubmitted ? { onSubmitted } : {}
        const tiles = count * variant.tiles
        taken += await this.#program(problem, variant.terrain, tiles, first, na, bind, { signal, onProgress })
        taken += await this.#program(problem, sum, count, first, na, bind, { signal, ...last })
      }
      return taken
    } finally {
      scope.free()
    }
  }

  /** Writes ψ(z) of every sample at the plane's origin into `outputs`, [output][quad]. */
  async outputs(
    problem: GridProblem,
    program: TerrainProgram,
    outputs: GPUBuffer,
    signal: AbortSignal | undefined,
  ) {
    const scope = new BufferScope(this.#device)
    try {
      const axes = scope.upload('terrain axes', [new Float32Array(4)])
      const spare = scope.create('terrain spare', 16, GPUBufferUsage.STORAGE)
      const bind = this.#binder(problem, scope, axes, spare, outputs)
      await this.#program(problem, program, problem.variant.outputGroups, 0, 1, bind, { signal })
    } finally {
      scope.free()
    }
  }

  #pipeline(name: string, { code, rest, passing }: PipelineSource): Promise<GPUComputePipeline> {
    const source = { code, ...(rest && { rest }), ...(passing && { passing }) }
    return this.#pipelines.get(`terrain: ${name}`, source, this.#layout)
  }

  #binder(problem: GridProblem, scope: BufferScope, axes: GPUBuffer, values: GPUBuffer, losses: GPUBuffer) {
    const uniform = scope.create(
      'terrain uniform',
      uniformSize,
      GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    )
    const buffers = [uniform, axes, problem.samples, problem.plane, values, losses]
    const group = this.#device.createBindGroup({
      label: 'terrain',
      layout: this.#bindings,
      entries: buffers.map((buffer, binding) => ({ binding, resource: resourceOf(buffer) })),
    })
    return { uniform, group }
  }

  async #program(
    problem: GridProblem,
    program: TerrainProgram,
    items: number,
    batch: number,
    columns: number,
    bind: { readonly uniform: GPUBuffer; readonly group: GPUBindGroup },
    { signal, onProgress, onSubmitted }: Partial<GridCall>,
  ): Promise<number> {
    const { variant } = problem
    const name = program === variant.first ? `${variant.name}, first layer` : variant.name
    const pipeline = await this.#pipeline(name, program)
    const submit = (group: number, groups: number, timed: TimedPass | undefined) => {
      const first = group * program.items
      const count = Math.min(groups * program.items, items - first)
      const numbers = {
        ...problem,
        samples: problem.count,
        first,
        count,
        columns,
        batch,
        tiles: variant.tiles ?? 1,
      }
      this.#device.queue.writeBuffer(bind.uniform, 0, packUniform(numbers))
      const encoder = this.#device.createCommandEncoder({ label: 'terrain' })
      const pass = encoder.beginComputePass({
        label: 'terrain',
        ...(timed && { timestampWrites: timed.writes }),
      })
      pass.setPipeline(pipeline)
      pass.setBindGroup(0, bind.group)
      pass.dispatchWorkgroups(groups)
      pass.end()
      timed?.read(encoder)
      this.#device.queue.submit([encoder.finish()])
    }
    return await this.#pace.run({
      name,
      groups: Math.ceil(items / program.items),
      cost: program.cost,
      submit,
      signal,
      onProgress,
      onSubmitted,
    })
  }
}
