// Features that can be removed from src: the folders and files of each, and the other files that must then
// change.

export interface Removable {
  /** Folders and files of `src` to delete. */
  readonly own: readonly string[]
  /** Files of `src` that import from them and must change; for pictures, in addition to the registries. */
  readonly seams: readonly string[]
  /** Files that change because they read the types of these. */
  readonly readers?: readonly string[]
}

/** Files with a line for each picture: its name, its sketch, and the picture itself. */
export const registries = [
  'exchange/lecture/names.ts',
  'elements/editor/shelf/picture-icons.ts',
  'pictures/pictures.ts',
] as const

/** The files of each kind of problem that only one or two lectures use. */
export const families: Readonly<Record<string, Removable>> = {
  'linear programs': {
    own: [
      'math/linear-programming',
      'experiment/spec/problem/linear-program.ts',
      'reference/linear-program',
      'theory/quantity/problem/linear-program.ts',
      'words/stage/walkers.ts',
      'scene/polytope',
      'elements/panels/problem/linear-program-fields.ts',
      'elements/stage/bl-polytope.ts',
      'analyses/curves/linear-walks.ts',
      'view/polytope.ts',
      'pictures/polytope',
      'pictures/shadow',
    ],
    seams: [
      'elements/panels/problem/bl-problem-panel.ts',
      'experiment/spec/problem/problem.ts',
      'pictures/losses/losses.ts',
      'pictures/shared-analyses.ts',
      'reference/problem-number.ts',
      'theory/quantity/catalogue/problem.ts',
      'theory/quantity/index.ts',
    ],
    readers: ['words/experiment-parts.ts'],
  },
  procedures: {
    own: [
      'reference/procedure',
      'theory/laws/quicksort-law.ts',
      'theory/quantity/problem/law.ts',
      'elements/panels/problem/procedure-fields.ts',
      'pictures/calls',
    ],
    seams: [
      'elements/panels/problem/bl-problem-panel.ts',
      'reference/problem-number.ts',
      'theory/laws/law-of.ts',
      'theory/quantity/index.ts',
    ],
  },
  saddles: {
    own: [
      'experiment/spec/problem/saddles.ts',
      'reference/saddles',
      'theory/quantity/problem/saddles.ts',
      'elements/panels/problem/saddles-fields.ts',
      'pictures/coordinates',
    ],
    seams: [
      'elements/panels/problem/bl-problem-panel.ts',
      'experiment/spec/problem/problem.ts',
      'reference/problem-number.ts',
      'theory/quantity/index.ts',
    ],
    readers: ['words/experiment-parts.ts'],
  },
  'the best of many answers': {
    own: ['theory/best-of.ts', 'pictures/scatter'],
    seams: ['theory/quantity/catalogue/theory.ts', 'theory/quantity/theory/reward.ts'],
  },
}

/** Files that draw with a picture from another folder. */
export const drawnBy: Readonly<Record<string, readonly string[]>> = {
  bend: ['pictures/slice/slice.ts'],
  function: ['page/panels/side-panels.ts', 'pictures/gaps/gaps.ts'],
  gaps: ['page/panels/measure-cards.ts'],
  kernel: ['pictures/cloud/cloud.ts'],
  losses: ['page/panels/charts-strip.ts', 'page/panels/side-panels.ts', 'pictures/gauge/gauge.ts'],
  matrix: ['page/panels/side-panels.ts'],
  network: ['page/experiment-panels.ts'],
  slice: ['page/panels/charts-strip.ts'],
  spectrum: ['page/panels/measure-cards.ts'],
  surface: ['page/bl-app.ts', 'page/board/arrangement.ts', 'page/values/values.ts'],
  sweep: ['page/panels/side-panels.ts'],
}

/** Files that name a picture without importing it, with the text that names it. */
export const namedBy: Readonly<Record<string, readonly string[]>> = {
  curve: ['pictures/losses/losses.ts'],
  cloud: ['pictures/losses/losses.ts'],
  networks: ['page/editor/shelf/asked-question.ts'],
  inputs: ['page/editor/shelf/asked-question.ts'],
  histogram: ['page/board/arrangement.ts'],
  polytope: ['page/board/arrangement.ts'],
  coordinates: ['page/board/arrangement.ts'],
}
