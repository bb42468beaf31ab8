import { computed } from '@preact/signals-core'
import { html, nothing } from 'lit'
import '../elements/charts/pictures/bl-function-grid.ts'
import { judgedSamples } from '../analyses/learned-function.ts'
import { hasRuns } from '../experiment/spec/experiment.ts'
import type { Study } from '../study/study.ts'
import { learnedFunctions, type LearnedFunctions } from '../view/learned/learned-functions.ts'
import { shareBars } from './networks.ts'
import type { Picture } from './picture.ts'

/** Functions of several runs over the part of the data that the surface is of; as the hero, with the step's numbers that are shares. */
function functionGrid(
  study: Pick<Study, 'numbers' | 'shownNumbers' | 'step'>,
  learned: LearnedFunctions | undefined,
  says: string,
) {
  if (!learned || learned.cells.length === 0) return nothing
  const { part, samples, cells } = learned
  return html`<div class="column">
    <bl-function-grid
      heading=${`${says}, on the ${part} part`}
      .samples=${samples}
      .cells=${cells}
    ></bl-function-grid>
    ${study.step.value?.hero === 'functions' ? shareBars(study) : nothing}
  </div>`
}

/** The functions of all visible runs. Asked, those of all runs at w_0. */
export const functions: Picture = {
  name: 'functions',
  label: 'the functions learned',
  needs(experiment) {
    const samples = hasRuns(experiment) ? judgedSamples(experiment) : undefined
    return samples && samples.dimensions <= 2 ? undefined : 'Needs a network over one or two inputs.'
  },
  open({ study }) {
    const { store, selection } = study
    const of = (hidden: ReadonlySet<number>, step: number) => {
      const { training: experiment, runs } = store
      return experiment && learnedFunctions({ experiment, runs, hidden, step })
    }
    const shown = computed(() => of(selection.hidden, Math.round(selection.playback.step)))
    const untrained = computed(() => of(new Set(), 0))
    return {
      render: () => functionGrid(study, shown.value, 'What each network says'),
      asked: () => functionGrid(study, untrained.value, 'What each network says before training'),
    }
  },
}
