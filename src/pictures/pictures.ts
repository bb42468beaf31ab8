import { nothing } from 'lit'
import type { ExperimentIssue } from '../experiment/spec/values/error.ts'
import type { Study } from '../study/study.ts'
import type { PictureName } from '../exchange/lecture/scenario.ts'
import { counts } from './counts/counts.ts'
import { histogram } from './histogram/histogram.ts'
import { scatter } from './scatter/scatter.ts'
import { sweep } from './sweep/sweep.ts'
import { walkers } from './walkers/walkers.ts'
import { curve } from './curve/curve.ts'
import { learnedFunction } from './function/function.ts'
import { functions } from './functions/functions.ts'
import { tilt } from './tilt/tilt.ts'
import { cloud } from './cloud/cloud.ts'
import { columns } from './columns/columns.ts'
import { inputs } from './inputs/inputs.ts'
import { kernel } from './kernel/kernel.ts'
import { kernelByAngle } from './kernel-by-angle/kernel-by-angle.ts'
import { matrix } from './matrix/matrix.ts'
import { modes } from './modes/modes.ts'
import { network } from './network/network.ts'
import { networks } from './networks/networks.ts'
import { calls } from './calls/calls.ts'
import { coordinates } from './coordinates/coordinates.ts'
import { pairs } from './pairs/pairs.ts'
import { polytope } from './polytope/polytope.ts'
import { shadow } from './shadow/shadow.ts'
import { bend } from './bend/bend.ts'
import { gaps } from './gaps/gaps.ts'
import { gauge } from './gauge/gauge.ts'
import { lines } from './lines/lines.ts'
import { losses } from './losses/losses.ts'
import { scores } from './scores/scores.ts'
import { slice } from './slice/slice.ts'
import { spectrum } from './spectrum/spectrum.ts'
import { answers } from './answers/answers.ts'
import { takesGuess } from './asked-plot.ts'
import { atlas } from './atlas/atlas.ts'
import { areSketched, optionSketches } from './option-sketches.ts'
import { sentence, type OpenPicture, type Picture } from './picture.ts'
import { SharedAnalyses } from './shared-analyses.ts'
import { ShownNetwork } from './shown-network.ts'
import { maps, surface } from './surface/surface.ts'

export const pictures: Readonly<Record<PictureName, Picture>> = {
  surface,
  maps,
  network,
  inputs,
  networks,
  functions,
  function: learnedFunction,
  pairs,
  curve,
  tilt,
  matrix,
  kernel,
  'kernel-by-angle': kernelByAngle,
  modes,
  spectrum,
  gauge,
  gaps,
  sweep,
  counts,
  slice,
  lines,
  bend,
  losses,
  scores,
  cloud,
  columns,
  walkers,
  histogram,
  scatter,
  answers,
  calls,
  coordinates,
  atlas,
  polytope,
  shadow,
}

/** The pictures of one study and their analyses, which it owns; call `dispose`. */
export class OpenPictures {
  readonly shared: SharedAnalyses
  readonly network: ShownNetwork
  readonly #study: Study
  readonly #open: ReadonlyMap<PictureName, OpenPicture>

  constructor(study: Study) {
    this.#study = study
    const shared = (this.shared = new SharedAnalyses(study))
    const network = (this.network = new ShownNetwork(study))
    const source = { study, guesses: study.guessing, shared, network, owner: shared.owned }
    this.#open = new Map(Object.values(pictures).map((picture) => [picture.name, picture.open(source)]))
  }

  /** Returns the template of a picture: veiled, or behind the sketches of its options, while a question is open, or a sentence if it cannot be drawn. */
  template(name: PictureName): unknown {
    const { store, step, guessing } = this.#study
    const reason = pictures[name].needs(store.experiment, step.value)
    if (reason) return sentence(reason)
    const { question, isOpen } = guessing
    const open = this.#open.get(name)
    if (open && question && areSketched(question) && step.value?.hero === name)
      return optionSketches(question, guessing, open)
    return (question && isOpen ? open?.asked(question) : open?.render()) ?? nothing
  }

  /** Returns the first of these pictures in whose chart the step’s question can be answered; undefined if none has its axis. */
  guessedIn(shown: readonly PictureName[]): PictureName | undefined {
    const { question } = this.#study.guessing
    return shown.find((name) => {
      const charted = this.#open.get(name)?.charted?.()
      return question && charted && takesGuess(question, charted)
    })
  }

  /** Faults shown on the page. */
  get issues(): readonly ExperimentIssue[] {
    return this.shared.issues
  }

  dismiss(): void {
    this.shared.dismiss()
  }

  /** Stops a running or scheduled sweep or series of draws. Returns false if there was none. */
  cancel(): boolean {
    return this.shared.cancel()
  }

  dispose(): void {
    for (const open of this.#open.values()) open.dispose?.()
    this.network.dispose()
    this.shared.dispose()
  }
}
