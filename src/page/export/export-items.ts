import { inTurns, PageTurns } from '../../engine/backend/page-turns.ts'
import { toBibtex } from '../../exchange/bibliography/to-bibtex.ts'
import { csvOfResults } from '../../exchange/numbers/to-csv.ts'
import { npzOfResults } from '../../exchange/numbers/to-npz.ts'
import { toPyTorch } from '../../exchange/python/to-pytorch.ts'
import { toGltf } from '../../exchange/solids/to-gltf.ts'
import { toStl } from '../../exchange/solids/to-stl.ts'
import type { Terrain, Trajectory } from '../../reference/results.ts'
import { chartSvg, seenCharts } from '../../elements/charts/paint/chart-svg.ts'
import { hasRuns, hasSurface, type TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { pptxType } from '../../exchange/slides/deck.ts'
import type { Lecture, Shown } from '../../scenarios/place.ts'
import { orLoadError } from '../../experiment/spec/values/load-error.ts'
import type { Study } from '../../study/study.ts'
import type { ExportOption } from '../../elements/export/bl-export.ts'
import { translate } from '../../words/language/language.ts'
import { filmedSteps, filmLength } from '../slides/filmed-steps.ts'
import { experimentFileText } from '../import/experiment-file.ts'
import { hasOneFile, oneFileWith } from '../one-file/one-file.ts'

/** Receives the progress of a slow export. */
export interface TakingListener {
  /** Called with the progress, from 0 to 1. */
  onProgress(share: number): void
  /** Called when something is left out of the file. */
  onFault(fault: string): void
}

/** A file that can be exported. */
export interface ExportItem {
  readonly id: string
  readonly name: string
  /** What it is and what it is for, in one line. */
  readonly line: string
  /** An extra that the user may tick. */
  readonly option?: ExportOption | undefined
  /** Suffix of the file name. */
  readonly ending: string
  readonly type: string
  /** Returns the content, once everything it needs is computed. `opted`: its option is ticked. */
  make(
    signal: AbortSignal,
    listener: TakingListener,
    opted: boolean,
  ): Promise<string | Uint8Array<ArrayBuffer> | Blob>
}

/** The charts visible on a page, each as an SVG. */
export function chartTakings(page: ParentNode): ExportItem[] {
  return seenCharts(page).map((chart, i) => ({
    id: `chart-${i}`,
    name: chart.name,
    line: 'vector graphics, for papers',
    ending: `-${chart.name
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-|-$/gu, '')}.svg`,
    type: 'image/svg+xml',
    make: () => chartSvg(chart),
  }))
}

/** The results for an experiment with a surface. */
interface Computed {
  readonly experiment: TrainingExperiment
  readonly terrain: Terrain
  readonly trajectories: readonly Trajectory[]
}

async function whenComputed({ store }: Study, signal: AbortSignal): Promise<Computed> {
  await store.whenIdle()
  signal.throwIfAborted()
  const { training: experiment, terrain } = store
  if (!experiment || !terrain) throw new Error('There is no surface to export.')
  return { experiment, terrain, trajectories: store.runs.filter((run) => run !== undefined) }
}

const table = (study: Study, of: 'terrain' | 'trajectories') => async (signal: AbortSignal) => {
  const { experiment, [of]: results } = await whenComputed(study, signal)
  return inTurns(csvOfResults(experiment, { [of]: results }), new PageTurns(), signal)
}

/** The experiment and its results as numbers. */
export function numberTakings(study: Study): ExportItem[] {
  const { experiment } = study.store
  const whole: ExportItem = {
    id: 'experiment',
    name: 'The experiment',
    line: 'JSON, to reopen here or to use in a program',
    ending: '.json',
    type: 'application/json',
    make: () => Promise.resolve(experimentFileText(study.shown.peek())),
  }
  if (!hasSurface(experiment) || !hasRuns(experiment)) return [whole]
  return [
    whole,
    {
      id: 'npz',
      name: 'Surface and runs for NumPy',
      line: 'arrays: the grid under the keys of Li et al., and the steps, losses and weights of each run',
      ending: '.npz',
      type: 'application/zip',
      make: async (signal) => {
        const { experiment, ...results } = await whenComputed(study, signal)
        return inTurns(npzOfResults(experiment, results), new PageTurns(), signal)
      },
    },
    {
      id: 'runs',
      name: 'Runs as a table',
      line: 'CSV, one row per record, for R, pandas or spreadsheets',
      ending: '-runs.csv',
      type: 'text/csv',
      make: table(study, 'trajectories'),
    },
    {
      id: 'surface',
      name: 'Surface as a table',
      line: 'CSV, one row per grid point',
      ending: '-surface.csv',
      type: 'text/csv',
      make: table(study, 'terrain'),
    },
  ]
}

/** Code that repeats the experiment, and citations. */
export function codeTakings(study: Study): ExportItem[] {
  const { training } = study.store
  const cited: ExportItem = {
    id: 'bibtex',
    name: 'Citations (BibTeX)',
    line: 'this page and the sources behind what it shows',
    ending: '.bib',
    type: 'application/x-bibtex',
    make: () => Promise.resolve(toBibtex(study.store.experiment)),
  }
  if (!training) return [cited]
  return [
    {
      id: 'pytorch',
      name: 'PyTorch script',
      line: 'Python with the same data, initial weights and sample order; it prints the losses',
      ending: '.py',
      type: 'text/x-python',
      make: () => Promise.resolve(toPyTorch(training)),
    },
    cited,
  ]
}

/** The option to add films to the slides of a lecture, with their number; undefined if no step has anything to film. */
function filmsOf(lecture: Lecture): ExportOption | undefined {
  const { length: films } = filmedSteps(lecture)
  if (films === 0) return undefined
  const { seconds } = filmLength
  return {
    name: 'with videos',
    line: translate(
      `${films} of ${lecture.steps.length} steps get a video of their runs, ${seconds} seconds long (MP4). This takes longer.`,
    ),
  }
}

/** A lecture as a whole. */
export function lectureTakings(lecture: Lecture): ExportItem[] {
  return [
    {
      id: 'pptx',
      name: 'Slides (PowerPoint)',
      line: 'one slide per step, with its picture, speaker notes and a link. Rendering takes a while.',
      ending: '.pptx',
      type: pptxType,
      option: filmsOf(lecture),
      make: async (signal, listener, films) => {
        const { makeSlides } = await orLoadError(import('../slides/make-slides.ts'), 'the slide exporter')
        return makeSlides(lecture, { signal, films: films ? filmLength : undefined, ...listener })
      },
    },
  ]
}

/** The page itself as one file, which opens with the current view. */
export function pageTakings(shown: () => Shown): ExportItem[] {
  if (!hasOneFile()) return []
  return [
    {
      id: 'one-file',
      name: 'This page as one file',
      line: 'HTML with all lectures. A double-click opens it at this place, without a network.',
      ending: '.html',
      type: 'text/html',
      make: (signal) => oneFileWith(shown(), signal),
    },
  ]
}

/** 3-D models of the surface and the runs. */
export function solidTakings(study: Study): ExportItem[] {
  const { training, terrain } = study.store
  if (!training || training.plane.kind === 'line' || terrain?.resolution[1] === 1) return []
  return [
    {
      id: 'glb',
      name: '3-D model (glTF)',
      line: 'for PowerPoint, Blender, web pages or headsets',
      ending: '.glb',
      type: 'model/gltf-binary',
      make: async (signal) => {
        const { experiment, terrain, trajectories } = await whenComputed(study, signal)
        return toGltf(terrain, experiment, { trajectories })
      },
    },
    {
      id: 'stl',
      name: '3-D print (STL)',
      line: 'a closed solid, 10 by 10 cm',
      ending: '.stl',
      type: 'model/stl',
      make: async (signal) => {
        const { experiment, terrain } = await whenComputed(study, signal)
        return toStl(terrain, experiment)
      },
    },
  ]
}
