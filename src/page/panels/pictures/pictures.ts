import { html, nothing } from 'lit'
import { networkPicture } from './network-picture.ts'
import { atlasPicture } from './atlas-picture.ts'
import { cloudPicture } from './cloud-picture.ts'
import { appSweep } from '../sweep-charts.ts'
import { functionPicture, runChart, sliceCharts } from '../charts-strip.ts'
import { bestCurves, gapsPicture, spectrumPicture } from '../measure-cards.ts'
import { kernelPicture } from './kernel-picture.ts'
import { functionsPicture } from './functions-picture.ts'
import { networksPicture } from './networks-picture.ts'
import { callsPicture } from './calls-picture.ts'
import { polytopePicture, walkChart } from './polytope-picture.ts'
import { shadowPicture } from './shadow-picture.ts'
import { coordinatesPicture } from './coordinates-picture.ts'
import { histogramPicture } from './histogram-picture.ts'
import { matrixPicture } from './matrix-picture.ts'
import { testSamplesOf } from '../../../analyses/learned-function.ts'
import type { PanelAnalyses } from '../panel-analyses.ts'
import type { ShownNetwork } from '../shown-network.ts'
import type { StageKernels } from '../stage-kernels.ts'
import type { PictureName, Step } from '../../../scenarios/scenario.ts'
import type { Guessing } from '../../lecture/guessing.ts'
import type { Study } from '../../../landscape/study.ts'

/** The source of a picture: all that it may read. */
export interface PictureSource {
  readonly study: Study
  /** The lecture's step; undefined in the free sandbox. */
  readonly step: Step | undefined
  readonly analyses: PanelAnalyses
  readonly kernels: StageKernels
  readonly network: ShownNetwork
  readonly guessing: Guessing
}

type Picture = (source: PictureSource) => unknown

const learned: Picture = ({ study, analyses }) => functionPicture(study, analyses.learned.value.value)

/** The pictures by their names; `nothing` where there is none of what is shown, or not yet. */
const pictures: Readonly<Partial<Record<PictureName, Picture>>> = {
  network: ({ study, network }) => networkPicture(study, network),
  networks: ({ study, analyses }) => networksPicture(study, analyses.pair.value),
  functions: ({ study, analyses }) => functionsPicture(study, analyses.functions.value),
  function: learned,
  matrix: ({ study }) => matrixPicture(study.together) ?? nothing,
  kernel: ({ study, analyses }) => kernelPicture(study.store.training, analyses.kernel),
  atlas: ({ step }) => atlasPicture(step?.atlas),
  cloud: ({ study, kernels }) => cloudPicture(study.together, kernels),
  spectrum: ({ study, analyses }) => spectrumPicture(study, analyses.measures),
  gaps: ({ study, analyses, guessing }) => {
    const { training } = study.store
    const test = training && testSamplesOf(training)
    const beside = guessing.stands ? [] : bestCurves(study, analyses.measures)
    const curves = functionPicture(study, analyses.learned.value.value, test, beside)
    return guessing.stands
      ? curves
      : html`<div class="column">${curves} ${gapsPicture(study, analyses.measures)}</div>`
  },
  sweep: ({ study, step, analyses, guessing }) =>
    html`<div class="column">${appSweep(analyses, step?.sweep, study.theme, guessing)}</div>`,
  shadow: ({ study, guessing }) => shadowPicture(study.store.experiment, guessing.stands),
  polytope: ({ study, analyses }) => polytopePicture(study, analyses.walks),
  calls: ({ study, guessing }) => callsPicture(study.store.experiment, guessing.stands),
  coordinates: ({ study, guessing }) =>
    coordinatesPicture(study.store.experiment, study.theme, guessing.stands),
  histogram: ({ study, step, analyses, guessing }) =>
    histogramPicture(study.store.experiment, step?.histogram, analyses.draws, guessing.stands),
  slice: ({ study: { store, theme }, step, analyses }) =>
    html`<div class="column">
      ${sliceCharts(store.training, analyses.slice.value.value, theme, step?.hero === 'slice')}
    </div>`,
  losses: ({ study, guessing, analyses: { curve, curves, walks } }) =>
    study.store.experiment.kind === 'problem'
      ? walkChart(study, walks)
      : runChart(study, guessing, curve.value, curves, (choice) => curve.choose(choice)),
}

/** The template of a picture of the stage, but the landscape's own. */
export const pictureOf = (name: PictureName, source: PictureSource): unknown =>
  pictures[name]?.(source) ?? nothing
