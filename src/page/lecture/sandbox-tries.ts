import { nextSeed } from '../../elements/controls/bl-seed-button.ts'
import { isNonlinear } from '../../elements/panels/default-controls.ts'
import { setLinearity, toggledBasinMap, toggledLinearity } from '../../edit/actions.ts'
import { hasRuns, hasSurface, type Experiment } from '../../experiment/spec/experiment.ts'
import type { Patch } from '../../exchange/lecture/scenario.ts'

/** A suggestion for the current experiment, and the change that carries it out, if a button can. */
export interface SandboxTry {
  readonly words: string
  readonly change?: { readonly name: string; readonly patch: Patch; readonly label: string }
}

/** Number of suggestions in the free sandbox. */
const offered = 3

export function sandboxTries(experiment: Experiment): readonly SandboxTry[] {
  return [...ofSurface(experiment), ...ofNetwork(experiment), ...ofDraws(experiment), ofForm].slice(
    0,
    offered,
  )
}

const ofForm: SandboxTry = { words: 'Change a number on the right. What moves, and what stays?' }

function ofSurface(experiment: Experiment): SandboxTry[] {
  if (!hasSurface(experiment)) return []
  const drag = { words: 'Drag w₀ across the surface. The whole run follows your hand.' }
  const patch = toggledBasinMap(experiment)
  if (!patch || experiment.terrain.quantity === 'outcome') return [drag]
  const name = 'Draw the map'
  return [
    drag,
    { words: 'Colour every start by where its run ends up.', change: { name, patch, label: 'basin map' } },
  ]
}

function ofNetwork(experiment: Experiment): SandboxTry[] {
  // A constructed start needs the activation that it was constructed for.
  const isFree = hasRuns(experiment) && experiment.starts.every(({ kind }) => kind !== 'construction')
  if (!isFree || !isNonlinear(experiment)) return []
  const linearity = toggledLinearity(experiment)
  const patch = setLinearity(experiment, linearity)
  if (!patch) return []
  const name = linearity === 1 ? 'Make it linear' : 'Make it nonlinear'
  return [{ words: 'Same weights, another landscape.', change: { name, patch, label: 'linear' } }]
}

const ofDraws = ({ seed }: Experiment): SandboxTry[] => [
  {
    words: 'How much was luck? Redraw the data, starts and noise.',
    change: { name: 'Redraw', patch: { seed: nextSeed(seed) }, label: 'seed' },
  },
]
