import { issuesOf } from '../experiment/spec/error.ts'
import { mergePatch } from '../experiment/format/merge.ts'
import { parseExperiment } from '../experiment/format/parse.ts'
import type { CameraSpec } from '../experiment/spec/view.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import type { HeightScale } from '../math/height-scale.ts'
import { commonScale } from '../store/frame.ts'
import type { LossLandscape } from './loss-landscape.ts'
import { spanOf, type Company } from './own-planes.ts'
import { onSameWeights } from './same-weights.ts'
import type { Presenter } from '../view/presenter.ts'
import { sameItems } from '../store/same-items.ts'

interface Derived {
  readonly from: Experiment
  readonly patch: Company
  readonly value: Experiment
}

/**
 * The landscapes that stand beside one that leads them. Each shows the leader's experiment with a patch of its own, at the
 * leader's step and from its camera; all have one range of heights and colours.
 */
export class Companions {
  readonly #leader: LossLandscape
  readonly #derived: Derived[] = []
  /** The ranges, one for each picture, of which the common one was made. */
  #scales: readonly (HeightScale | undefined)[] = []
  #runs: readonly unknown[] = []

  constructor(leader: LossLandscape) {
    this.#leader = leader
  }

  /** Those that stand, in their order. */
  get all(): readonly LossLandscape[] {
    return [...this.#leader.renderRoot.querySelectorAll<LossLandscape>('loss-landscape')]
  }

  /** What the leader and they show, each with its name. */
  get pictures(): readonly { readonly presenter: Presenter | undefined; readonly label: string }[] {
    return [this.#leader, ...this.all].map(({ presenter, label }) => ({ presenter, label }))
  }

  /** The last step of their runs. */
  get last(): number {
    return Math.max(0, ...this.all.map(({ presenter }) => presenter?.last ?? 0))
  }

  /** Tells them all what the leader shows; the leader itself takes the common range. */
  lead(): void {
    const { presenter, leader } = this.#leader
    if (!presenter || leader) return
    const landscapes = this.all
    this.#scales = this.#ownScales()
    presenter.sharedScale =
      landscapes.length > 0 ? commonScale(this.#scales.flatMap((scale) => scale ?? [])) : undefined
    landscapes.forEach((landscape, i) => this.#tell(landscape, i))
  }

  /** One of them has changed: where its range is another one, so is the common one, and its runs may stand in the leader's charts. */
  heard(): void {
    const runs = this.all.flatMap(({ presenter }) => presenter?.store.runs ?? [])
    const same = sameItems(this.#ownScales(), this.#scales) && sameItems(runs, this.#runs)
    this.#runs = runs
    if (!same) this.#leader.refresh()
  }

  /** The camera of one of them, or of the leader, has moved: the others follow. */
  turn(from: LossLandscape, camera: CameraSpec, resting: boolean): void {
    for (const { stage } of [this.#leader, ...this.all])
      if (stage !== from.stage && stage && 'follow' in stage)
        stage.follow(camera, resting && typeof camera === 'string')
    if (!resting) return
    this.#leader.presenter?.selection.putCamera(camera)
    this.#leader.refresh()
  }

  fit(): void {
    for (const { presenter } of this.all) presenter?.store.fit()
  }

  /** Ends what is computed here and on the leader; what stands stays. Says whether anything was. */
  cancel(): boolean {
    const working = this.pictures.flatMap(({ presenter }) => (presenter?.idle === false ? presenter : []))
    for (const presenter of working) presenter.cancel()
    this.#leader.refresh()
    return working.length > 0
  }

  async whenIdle(): Promise<void> {
    await Promise.all(this.all.map((landscape) => landscape.whenIdle()))
  }

  #ownScales(): (HeightScale | undefined)[] {
    return [this.#leader, ...this.all].map(({ presenter }) => presenter?.store.scale)
  }

  #tell(landscape: LossLandscape, index: number): void {
    const { presenter, company } = this.#leader
    const patch = company[index]
    if (!presenter || !patch) return
    const { experiment, live } = presenter.store
    try {
      const next = this.#experiment(experiment, patch, index)
      if (live && landscape.experiment && spanOf(next) !== spanOf(experiment)) return
      landscape.follow(next, presenter, patch.only)
    } catch (error) {
      landscape.refuse(issuesOf(error))
    }
  }

  /** The same object for the same experiment and patch. */
  #experiment(from: Experiment, patch: Company, index: number): Experiment {
    const known = this.#derived[index]
    const store = this.#leader.presenter?.store
    if ((known?.from === from && known.patch === patch) || !store) return known?.value ?? from
    const value = parseExperiment(mergePatch(from, onSameWeights(from, patch.experiment, store)))
    this.#derived[index] = { from, patch, value }
    return value
  }
}
