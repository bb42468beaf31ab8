import { nothing } from 'lit'
import type { ExperimentIssue } from '../experiment/spec/values/error.ts'
import type { Study } from '../study/study.ts'
import type { PictureName } from '../scenarios/scenario.ts'
import { answers } from './answers.ts'
import { takesGuess } from './asked-plot.ts'
import { atlas } from './atlas.ts'
import { bend } from './bend.ts'
import { calls } from './calls.ts'
import { cloud } from './cloud.ts'
import { coordinates } from './coordinates.ts'
import { counts } from './counts.ts'
import { curve } from './curve.ts'
import { learnedFunction } from './function.ts'
import { functions } from './functions.ts'
import { gaps } from './gaps.ts'
import { gauge } from './gauge.ts'
import { histogram } from './histogram.ts'
import { inputs } from './inputs.ts'
import { kernel } from './kernel.ts'
import { kernelByAngle } from './kernel-by-angle.ts'
import { lines } from './lines.ts'
import { losses } from './losses.ts'
import { matrix } from './matrix.ts'
import { modes } from './modes.ts'
import { network } from './network.ts'
import { networks } from './networks.ts'
import { sentence, type OpenPicture, type Picture } from './picture.ts'
import { polytope } from './polytope.ts'
import { scatter } from './scatter.ts'
import { scores } from './scores.ts'
import { shadow } from './shadow.ts'
import { SharedAnalyses } from './shared-analyses.ts'
import { ShownNetwork } from './shown-network.ts'
import { slice } from './slice.ts'
import { spectrum } from './spectrum.ts'
import { maps, surface } from './surface.ts'
import { sweep } from './sweep.ts'
import { tilt } from './tilt.ts'
import { walkers } from './walkers.ts'

/** Every picture by its name. */
export const pictures: Readonly<Record<PictureName, Picture>> = {
  surface,
  maps,
  network,
  inputs,
  networks,
  functions,
  function: learnedFunction,
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

/** The pictures of one study, and all that they are computed from, which it owns: `dispose`. */
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

  /** The template of a picture: veiled while a question waits; a sentence where there is none of what is shown. */
  template(name: PictureName): unknown {
    const { store, step, guessing } = this.#study
    const reason = pictures[name].needs(store.experiment, step.value)
    if (reason) return sentence(reason)
    const { question, isOpen } = guessing
    const open = this.#open.get(name)
    return (question && isOpen ? open?.asked(question) : open?.render()) ?? nothing
  }

  /** The first of these pictures in whose chart the guess of the step's question can be made; undefined where none has its axis. */
  guessedIn(shown: readonly PictureName[]): PictureName | undefined {
    const { question } = this.#study.guessing
    return shown.find((name) => {
      const charted = this.#open.get(name)?.charted?.()
      return question && charted && takesGuess(question, charted)
    })
  }

  /** Faults that are shown on the page. */
  get issues(): readonly ExperimentIssue[] {
    return this.shared.issues
  }

  dismiss(): void {
    this.shared.dismiss()
  }

  /** Ends what is swept or drawn, or would be as soon as the rest is done. Returns false where nothing was. */
  cancel(): boolean {
    return this.shared.cancel()
  }

  dispose(): void {
    for (const open of this.#open.values()) open.dispose?.()
    this.network.dispose()
    this.shared.dispose()
  }
}
