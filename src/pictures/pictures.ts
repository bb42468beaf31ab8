import { nothing } from 'lit'
import type { ExperimentIssue } from '../experiment/spec/values/error.ts'
import type { Study } from '../study/study.ts'
import type { PictureName } from '../exchange/lecture/scenario.ts'
import { counts } from './draws/counts.ts'
import { histogram } from './draws/histogram.ts'
import { scatter } from './draws/scatter.ts'
import { sweep } from './draws/sweep.ts'
import { walkers } from './draws/walkers.ts'
import { curve } from './function/curve.ts'
import { learnedFunction } from './function/function.ts'
import { functions } from './function/functions.ts'
import { tilt } from './function/tilt.ts'
import { cloud } from './network/cloud.ts'
import { inputs } from './network/inputs.ts'
import { kernel } from './network/kernel.ts'
import { kernelByAngle } from './network/kernel-by-angle.ts'
import { matrix } from './network/matrix.ts'
import { modes } from './network/modes.ts'
import { network } from './network/network.ts'
import { networks } from './network/networks.ts'
import { calls } from './problem/calls.ts'
import { coordinates } from './problem/coordinates.ts'
import { polytope } from './problem/polytope.ts'
import { shadow } from './problem/shadow.ts'
import { bend } from './runs/bend.ts'
import { gaps } from './runs/gaps.ts'
import { gauge } from './runs/gauge.ts'
import { lines } from './runs/lines.ts'
import { losses } from './runs/losses.ts'
import { scores } from './runs/scores.ts'
import { slice } from './runs/slice.ts'
import { spectrum } from './runs/spectrum.ts'
import { answers } from './answers.ts'
import { takesGuess } from './asked-plot.ts'
import { atlas } from './atlas.ts'
import { sentence, type OpenPicture, type Picture } from './picture.ts'
import { SharedAnalyses } from './shared-analyses.ts'
import { ShownNetwork } from './shown-network.ts'
import { maps, surface } from './surface.ts'

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
