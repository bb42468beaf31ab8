import { signal } from '@preact/signals-core'
import type { Terrain } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { HeightScale } from '../../math/height-scale.ts'
import { planeKey, terrainKey } from './cache-keys.ts'
import { rekeyed, type Cached } from './cached.ts'
import { frameKey } from './frame.ts'
import { fitFrame } from '../../reference/outcome/height-frame.ts'

/**
 * The displayed surface, its frame, and the ghost of the previous surface. Each stays until it is replaced,
 * so an earlier experiment's surface is shown until the next one is ready. Its state is in signals.
 */
export class CurrentSurface {
  readonly #terrain = signal<Cached<Terrain> | undefined>()
  readonly #frame = signal<Cached<HeightScale> | undefined>()
  readonly #ghost = signal<Terrain | undefined>()
  readonly #awaited = signal(false)
  #planeKey = ''

  get terrain(): Terrain | undefined {
    return this.#terrain.value?.value
  }

  get scale(): HeightScale | undefined {
    return this.#frame.value?.value
  }

  /** The surface before the last change that kept the frame. */
  get ghost(): Terrain | undefined {
    return this.#ghost.value
  }

  /** Whether it belongs to a previous step or experiment. */
  get awaited(): boolean {
    return this.#awaited.value
  }

  get planeKey(): string {
    return this.#planeKey
  }

  /** Returns whether it is the finest surface with this key; coarser ones have no key. */
  is(key: string): boolean {
    return this.#terrain.value?.key === key
  }

  /** Returns whether the frame is an experiment's, fitted to a finest surface. */
  isFramed(experiment: TrainingExperiment): boolean {
    return this.#frame.value?.key === frameKey(experiment)
  }

  /** Shows a surface of an experiment, with its key if it is the finest. */
  show(terrain: Terrain, key: string | undefined, experiment: TrainingExperiment): void {
    this.#terrain.value = { key: key ?? '', value: terrain }
    this.#awaited.value = false
    this.#planeKey = planeKey(experiment)
  }

  /** Waits for the surface with this key, if another one is shown. */
  await(key: string): void {
    this.#awaited.value = this.#terrain.value !== undefined && !this.is(key)
  }

  /**
   * Reassigns it to the next experiment, if only the notation of its plane differs. The keys are those of the
   * surfaces.
   */
  moveTo(before: TrainingExperiment, after: TrainingExperiment, from: string, to: string): void {
    this.#terrain.value = rekeyed(this.#terrain.value, from, to)
    this.#frame.value = rekeyed(this.#frame.value, frameKey(before), frameKey(after))
    this.#planeKey = planeKey(after)
  }

  /**
   * Handles a change of experiment: the frame stays if its key is the same, and then, if `leaveGhost`, the
   * surface becomes the ghost of the next one.
   */
  change(before: TrainingExperiment, after: TrainingExperiment, leaveGhost: boolean): void {
    if (frameKey(before) !== frameKey(after)) this.dropFrame()
    else if (leaveGhost && terrainKey(before) !== terrainKey(after)) this.#ghost.value = this.terrain
  }

  /** Lets the frame be fitted to the next surface; until then it stays. */
  loosenFrame(): void {
    this.#frame.value = this.#frame.value && { key: '', value: this.#frame.value.value }
  }

  dropFrame(): void {
    this.#frame.value = undefined
    this.dropGhost()
  }

  dropGhost(): void {
    this.#ghost.value = undefined
  }

  /**
   * Fits an experiment's frame to the surface, unless it has one; a frame fitted to a surface with another
   * key is temporary.
   */
  fit(experiment: TrainingExperiment, key: string): void {
    const frame = frameKey(experiment)
    const { terrain } = this
    if (!terrain || this.#frame.value?.key === frame) return
    this.#frame.value = { key: this.is(key) ? frame : '', value: fitFrame(experiment, terrain) }
  }

  /** Marks the surface as outdated, so that it is computed again while it stays visible. */
  outdate(): void {
    this.#terrain.value = this.#terrain.value && { key: '', value: this.#terrain.value.value }
  }
}
