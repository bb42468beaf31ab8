import { computed, signal, type ReadonlySignal } from '@preact/signals-core'
import { html, nothing } from 'lit'
import '../../../elements/network/bl-network.ts'
import type {
  LayerLearnsEvent,
  WeightDirectionEvent,
  WeightEvent,
  WeightPairEvent,
  WeightsAtEvent,
} from '../../../elements/network/network-events.ts'
import type { NetworkView, WeightsAt } from '../../../elements/network/network-view.ts'
import { learnLayer, moveWeight, weightPairPlane } from '../../../experiment/edit/weights.ts'
import type { Patch } from '../../../experiment/format/merge.ts'
import { buildProblem } from '../../../experiment/problem.ts'
import { weightName } from '../../../experiment/words/axes.ts'
import { onSameWeights } from '../../../landscape/same-weights.ts'
import type { Study } from '../../../landscape/study.ts'
import { networkView, shownStart, startWeights } from '../../../view/network/network-view.ts'
import { shareWords } from '../../../view/surface/weight-arrow.ts'

/** The state that a study's networks have in common, wherever they stand: whose weights they show, and the view of them. */
class ShownNetwork {
  readonly at = signal<WeightsAt>('now')
  /** The network is unfolded among the panels. */
  readonly unfolded = signal(true)
  readonly view: ReadonlySignal<NetworkView | undefined>
  /** w_0 while nothing moves it. */
  resting: ArrayLike<number> | undefined

  constructor(study: Study) {
    this.view = computed(() => {
      const { experiment, terrain, runs, live } = study.store
      const { hidden, playback } = study
      const step = Math.round(playback.step)
      const start = shownStart({ experiment, runs, hidden })
      if (!live) this.resting = startWeights({ experiment, terrain, runs }, start)
      const before = live ? this.resting : undefined
      const pointed = study.selection.pointed === start
      return networkView({ experiment, terrain, runs, hidden, step, at: this.at.value, before, pointed })
    })
  }
}

const shown = new WeakMap<Study, ShownNetwork>()

function networkOf(study: Study): ShownNetwork {
  const known = shown.get(study) ?? new ShownNetwork(study)
  shown.set(study, known)
  return known
}

/** Says whether a study's network is unfolded among the panels. */
export const networkFold = (study: Study) => networkOf(study).unfolded

/** Gives a weight of the shown start another value: one entry of the history for each hand that moves it. */
function move(study: Study, { weight, value, live }: WeightEvent): void {
  const { store, playback, hidden } = study
  const { experiment, terrain, runs } = store
  const start = shownStart({ experiment, runs, hidden })
  const weights = startWeights({ experiment, terrain, runs }, start)
  if (!terrain || !weights) return
  playback.seek(playback.last)
  const label = `weight ${weightName(buildProblem(experiment), weight)}`
  const goesOn = store.live && store.undoLabel === label
  const from = (goesOn && networkOf(study).resting) || weights
  store.edit(moveWeight(experiment, start, terrain, from, weight, value), label, live)
}

/** The weights of two edges become the plane, through w_0 as it is now. */
function span(study: Study, { first, second }: WeightPairEvent): void {
  const { store, hidden } = study
  const { experiment, terrain, runs } = store
  const weights = startWeights({ experiment, terrain, runs }, shownStart({ experiment, runs, hidden }))
  if (!weights) return
  const patch = weightPairPlane(experiment, weights, first, second)
  study.selection.direction = undefined
  store.edit(onSameWeights(experiment, patch, study.placed), 'these two weights')
}

function point(
  { store, selection, hidden }: Pick<Study, 'store' | 'selection' | 'hidden'>,
  { direction: vector, name }: WeightDirectionEvent,
): void {
  const start = shownStart({ experiment: store.experiment, runs: store.runs, hidden })
  selection.direction = vector && { vector, start, name }
}

function freeze({ store }: Pick<Study, 'store'>, { layer, learns }: LayerLearnsEvent): void {
  const patch: Patch | undefined = learnLayer(store.experiment, layer, learns)
  if (patch) store.edit(patch, learns ? `layer ${layer} learns` : `freeze layer ${layer}`)
}

/**
 * The network of a study's first visible run, live along the timeline and under a dragged w_0, in whatever room it gets; nothing
 * of a closed-form function. `heading` is its title, none where somebody else has written it.
 */
export function networkPicture(study: Study, heading = 'The network') {
  const network = networkOf(study)
  const view = network.view.value
  if (!view) return nothing
  const arrow = study.weightArrow.value
  return html`<bl-network
    heading=${heading}
    .view=${view}
    .remark=${arrow ? shareWords(arrow.share) : ''}
    @bl-weight=${(event: WeightEvent) => move(study, event)}
    @bl-weight-direction=${(event: WeightDirectionEvent) => point(study, event)}
    @bl-weight-pair=${(event: WeightPairEvent) => span(study, event)}
    @bl-layer-learns=${(event: LayerLearnsEvent) => freeze(study, event)}
    @bl-weights-at=${({ at }: WeightsAtEvent) => (network.at.value = at)}
  ></bl-network>`
}
