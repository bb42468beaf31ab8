import { computed, effect, signal, type ReadonlySignal } from '@preact/signals-core'
import type {
  LayerLearnsEvent,
  WeightDirectionEvent,
  WeightEvent,
  WeightPairEvent,
} from '../elements/network/network-events.ts'
import type { KernelsView } from '../elements/network/kernels-view.ts'
import type { NetworkView, WeightsAt } from '../elements/network/network-view.ts'
import { learnLayer, moveWeight, weightPairPlane } from '../edit/weights.ts'
import { buildTrainingProblem } from '../experiment/training-problem.ts'
import { weightName } from '../words/axes.ts'
import { languageTurns } from '../study/lecture/shown-step.ts'
import { onSameWeights } from '../study/same-weights.ts'
import type { Study } from '../study/study.ts'
import { kernelsView } from '../view/network/kernels-view.ts'
import { networkView, shownStart, startWeights, type NetworkInput } from '../view/network/network-view.ts'

/** All that the weights of a start are found in. */
type StartInput = Pick<NetworkInput, 'experiment' | 'terrain' | 'runs' | 'hidden'>

/**
 * The network of a study's first visible run, wherever it is shown: whose weights it shows, and what a hand on it does to the
 * experiment. It is made of signals. Owned by who makes it: `dispose`.
 */
export class ShownNetwork {
  readonly at = signal<WeightsAt>('now')
  /** The network is unfolded among the panels. */
  readonly unfolded = signal(true)
  /** undefined of a closed-form function and of a convolutional network, and while no weights are known. */
  readonly view: ReadonlySignal<NetworkView | undefined>
  /** Undefined of all but a convolutional network, and while no weights are known. */
  readonly kernels: ReadonlySignal<KernelsView | undefined>
  readonly #study: Study
  /** The study as it was while no hand moved anything. */
  readonly #rest = signal<StartInput | undefined>()
  /** w_0 before the hand took it. */
  readonly #restingWeights = computed(() => this.#rest.value && weightsOf(this.#rest.value))
  readonly #stop: () => void

  constructor(study: Study) {
    this.#study = study
    const shown = computed(() => {
      // Names of columns are marked as a person's in all languages but English.
      void languageTurns.value
      const before = study.store.live ? this.#restingWeights.value : undefined
      const step = Math.round(study.playback.step)
      const input = this.#input
      if (!input) return undefined
      const pointed = study.selection.pointed === shownStart(input)
      return { ...input, step, at: this.at.value, before, pointed }
    })
    this.view = computed(() => shown.value && networkView(shown.value))
    this.kernels = computed(() => shown.value && kernelsView(shown.value))
    this.#stop = effect(this.#restFollows)
  }

  /** Gives a weight of the shown start another value: one entry of the history for each hand that moves it. */
  move({ weight, value, live }: Pick<WeightEvent, 'weight' | 'value' | 'live'>): void {
    const { store, playback } = this.#study
    const input = this.#input
    const weights = input && weightsOf(input)
    if (!input?.terrain || !weights) return
    const { experiment, terrain } = input
    playback.seek(playback.last)
    const label = `weight ${weightName(buildTrainingProblem(experiment), weight)}`
    const goesOn = store.live && store.undoLabel === label
    const from = (goesOn && this.#restingWeights.peek()) || weights
    store.edit(moveWeight(experiment, shownStart(input), terrain, from, weight, value), label, live)
  }

  /** The weights of two edges become the plane, through w_0 as it is now. */
  span({ first, second }: Pick<WeightPairEvent, 'first' | 'second'>): void {
    const { store, selection, placed } = this.#study
    const input = this.#input
    const weights = input && weightsOf(input)
    if (!weights) return
    const patch = weightPairPlane(input.experiment, weights, first, second)
    selection.direction = undefined
    store.edit(onSameWeights(input.experiment, patch, placed), 'these two weights')
  }

  /** The hand is on an edge or a unit, or on none. */
  point({ direction: vector, name }: Pick<WeightDirectionEvent, 'direction' | 'name'>): void {
    const input = this.#input
    this.#study.selection.direction = vector && input && { vector, start: shownStart(input), name }
  }

  /** Lets a layer learn, or freezes it. */
  setLearns({ layer, learns }: Pick<LayerLearnsEvent, 'layer' | 'learns'>): void {
    const { store } = this.#study
    const patch = store.training && learnLayer(store.training, layer, learns)
    if (patch) store.edit(patch, learns ? `layer ${layer} learns` : `freeze layer ${layer}`)
  }

  dispose(): void {
    this.#stop()
  }

  get #input(): StartInput | undefined {
    const { store, hidden } = this.#study
    const { training: experiment, terrain, runs } = store
    return experiment && { experiment, terrain, runs, hidden }
  }

  readonly #restFollows = (): void => {
    if (!this.#study.store.live) this.#rest.value = this.#input
  }
}

/** w_0 of the start whose network is shown. */
const weightsOf = (input: StartInput) => startWeights(input, shownStart(input))
