import { packSamples } from '../terrain/samples.ts'
import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import type { TerrainField, TerrainPath, TerrainRequest } from '../../path.ts'
import type { TerrainKernel } from '../terrain/terrain-kernel.ts'
import type { TerrainVariant } from '../terrain/program.ts'
import { terrainVersion } from '../terrain/version.ts'
import type { Autotune, Trial } from './autotune.ts'
import { workClass } from './work-class.ts'

/**
 * Computes terrains with the kernel variant that is the fastest on the adapter, once idle time has found it.
 * Owns the kernel.
 */
export class TunedTerrain implements TerrainPath {
  readonly #kernel: TerrainKernel
  readonly #autotune: Autotune<TerrainVariant>

  constructor(kernel: TerrainKernel, autotune: Autotune<TerrainVariant>) {
    this.#kernel = kernel
    this.#autotune = autotune
  }

  /** Name of the variant that computed the last terrain. */
  get variant(): string {
    return this.#kernel.variant
  }

  supports(work: Pick<TerrainRequest, 'problem' | 'metric'>): string | undefined {
    return this.#kernel.supports(work)
  }

  async prepare(problem: TrainingProblem): Promise<void> {
    await this.#kernel.prepare(problem)
  }

  /** Returns whether the kernel can compute such a terrain without compiling anything. */
  isReady(work: Pick<TerrainRequest, 'problem' | 'metric'>): boolean {
    return (
      !this.#kernel.supports(work) &&
      this.#kernel.isReady(work.problem, this.#autotune.choose(this.#trial(work)))
    )
  }

  /** Computes a terrain with the kernel, and proposes a trial of its variants. */
  async run(request: TerrainRequest): Promise<TerrainField> {
    await this.#kernel.prepare(request.problem)
    const trial = this.#trial(request)
    const field = await this.#kernel.run(request, this.#autotune.choose(trial))
    this.#autotune.propose(trial)
    return field
  }

  /**
   * Compiles the variant that would compute a terrain of `metric`. @throws ExperimentError if the device
   * cannot hold the network
   */
  async compile(problem: TrainingProblem, metric: MetricSpec): Promise<void> {
    await this.#kernel.prepare(problem)
    await this.#kernel.compile(problem, this.#autotune.choose(this.#trial({ problem, metric })))
  }

  dispose(): void {
    this.#autotune.dispose()
    this.#kernel.dispose()
  }

  /** Returns the trial of a terrain's variants; its `sample` needs a complete request. */
  #trial(
    request: Pick<TerrainRequest, 'problem' | 'metric'> & Partial<TerrainRequest>,
  ): Trial<TerrainVariant> {
    const { problem, metric } = request
    const { model } = problem
    const variants = this.#kernel.variants(request)
    /** All samples use the same grid, since their values are compared. */
    let resolution: TerrainRequest['resolution'] | undefined
    const work =
      model.kind === 'network'
        ? workClass(model.layout, metric, packSamples(model.data, metric).quads)
        : 'function'
    return {
      key: `terrain ${terrainVersion}, ${work}`,
      program: model.kind === 'network' ? JSON.stringify([model.layout.layers, metric]) : work,
      variants,
      isReady: (variant) => this.#kernel.isReady(problem, variant),
      compile: (variant) => this.#kernel.compile(problem, variant),
      sample: (variant, signal) => {
        const whole = request as TerrainRequest
        const [soonest = variant] = variants
        resolution ??= this.#kernel.thinned(whole.resolution, soonest)
        return this.#kernel.sample({ ...whole, signal, resolution }, variant)
      },
    }
  }
}
