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

/** The inputs for finding the weights of a start. */
type StartInput = Pick<NetworkInput, 'experiment' | 'terrain' | 'runs' | 'hidden'>

/**
 * The network of a study’s first visible run, wherever it appears: whose weights it shows, and how edits change the experiment.
 * Its state is in signals. Its creator owns it; call `dispose`.
 */
export class ShownNetwork {
  readonly at = signal<WeightsAt>('now')
  /** True if the network is open among the panels. */
  readonly unfolded = signal(true)
  /** The network; undefined for a closed-form function or a convolutional network, and until weights are known. */
  readonly view: ReadonlySignal<NetworkView | undefined>
  /** The kernels; undefined except for a convolutional network, and until weights are known. */
  readonly kernels: ReadonlySignal<KernelsView | undefined>
  readonly #study: Study
  /** The study before the current drag. */
  readonly #rest = signal<StartInput | undefined>()
  /** w_0 before the current drag. */
  readonly #restingWeights = computed(() => this.#rest.value && weightsOf(this.#rest.value))
  readonly #stop: () => void

  constructor(study: Study) {
    this.#study = study
    const shown = computed(() => {
      // Column names are marked as authored in all languages except English.
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

  /** Sets a weight of the current start; one drag is one entry of the history. */
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

  /** Makes the weights of two edges the plane, through the current w_0. */
  span({ first, second }: Pick<WeightPairEvent, 'first' | 'second'>): void {
    const { store, selection, placed } = this.#study
    const input = this.#input
    const weights = input && weightsOf(input)
    if (!weights) return
    const patch = weightPairPlane(input.experiment, weights, first, second)
    selection.direction = undefined
    store.edit(onSameWeights(input.experiment, patch, placed), 'these two weights')
  }

  /** Sets the direction of the edge or unit under the pointer, or none. */
  point({ direction: vector, name }: Pick<WeightDirectionEvent, 'direction' | 'name'>): void {
    const input = this.#input
    this.#study.selection.direction = vector && input && { vector, start: shownStart(input), name }
  }

  /** Freezes a layer, or lets it learn. */
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
