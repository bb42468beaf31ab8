import { signal } from '@preact/signals-core'
import type { Terrain } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { HeightScale } from '../../math/height-scale.ts'
import { planeKey, terrainKey } from './cache-keys.ts'
import { rekeyed, type Cached } from './cached.ts'
import { frameKey } from './frame.ts'
import { fitFrame } from '../../reference/outcome/height-frame.ts'

/**
 * The surface that is shown, with the frame that it is drawn in and the ghost of the one before. Each stays until there is another, so
 * that a surface of an experiment before is shown until the next has come. It is made of signals.
 */
export class CurrentSurface {
  readonly #terrain = signal<Cached<Terrain> | undefined>()
  readonly #frame = signal<Cached<HeightScale> | undefined>()
  readonly #ghost = signal<Terrain | undefined>()
  readonly #awaited = signal(false)
  /** Key of the plane that it is over. */
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

  /** True while it belongs to a previous step or experiment. */
  get awaited(): boolean {
    return this.#awaited.value
  }

  get planeKey(): string {
    return this.#planeKey
  }

  /** True of the finest surface of this key; a coarser one has none. */
  is(key: string): boolean {
    return this.#terrain.value?.key === key
  }

  /** Puts a surface of an experiment there; with its key where it is the finest. */
  show(terrain: Terrain, key: string | undefined, experiment: TrainingExperiment): void {
    this.#terrain.value = { key: key ?? '', value: terrain }
    this.#awaited.value = false
    this.#planeKey = planeKey(experiment)
  }

  /** Waits for the surface of this key, if another one is shown. */
  await(key: string): void {
    this.#awaited.value = this.#terrain.value !== undefined && !this.is(key)
  }

  /** Takes it for one of the experiment after, where its plane alone is written otherwise; keys are those of the surfaces. */
  moveTo(before: TrainingExperiment, after: TrainingExperiment, from: string, to: string): void {
    this.#terrain.value = rekeyed(this.#terrain.value, from, to)
    this.#frame.value = rekeyed(this.#frame.value, frameKey(before), frameKey(after))
    this.#planeKey = planeKey(after)
  }

  /** Another experiment is shown: the frame stays where it is the same, and then the surface is left as a ghost of the next one, if `leaveGhost`. */
  change(before: TrainingExperiment, after: TrainingExperiment, leaveGhost: boolean): void {
    if (frameKey(before) !== frameKey(after)) this.dropFrame()
    else if (leaveGhost && terrainKey(before) !== terrainKey(after)) this.#ghost.value = this.terrain
  }

  /** Has the frame fitted to the next surface; until then it stays. */
  loosenFrame(): void {
    this.#frame.value = this.#frame.value && { key: '', value: this.#frame.value.value }
  }

  /** Gives up frame and ghost. */
  dropFrame(): void {
    this.#frame.value = undefined
    this.dropGhost()
  }

  /** Gives up the ghost. */
  dropGhost(): void {
    this.#ghost.value = undefined
  }

  /** Fits the frame of an experiment to the surface, unless there is one; to that of another key for as long as it is shown. */
  fit(experiment: TrainingExperiment, key: string): void {
    const frame = frameKey(experiment)
    const { terrain } = this
    if (!terrain || this.#frame.value?.key === frame) return
    this.#frame.value = { key: this.is(key) ? frame : '', value: fitFrame(experiment, terrain) }
  }

  /** It stays, and is to be computed again. */
  outdate(): void {
    this.#terrain.value = this.#terrain.value && { key: '', value: this.#terrain.value.value }
  }
}
