import { computed } from '@preact/signals-core'
import { html, nothing } from 'lit'
import '../../elements/charts/pictures/bl-function-grid.ts'
import { judgedSamples } from '../../analyses/learned-function.ts'
import { hasRuns } from '../../experiment/spec/experiment.ts'
import type { Study } from '../../study/study.ts'
import { tokens } from '../../math/picture/palette.ts'
import { learnedFunctions, type LearnedFunctions } from '../../view/learned/learned-functions.ts'
import { functionCompany } from '../../words/layers.ts'
import { graphOf, joinedCurve } from '../graph.ts'
import { shareBars } from '../share-bars.ts'
import type { Picture } from '../picture.ts'

/**
 * Returns functions over the part of the data that the surface uses, with the step’s true curve; as the hero, also with the step’s
 * shares as numbers.
 */
function functionGrid(
  study: Pick<Study, 'numbers' | 'shownNumbers' | 'step' | 'store' | 'written' | 'theme'>,
  learned: LearnedFunctions | undefined,
  says: string,
) {
  if (!learned || learned.cells.length === 0) return nothing
  const { part, samples, cells } = learned
  const { truth, heights } = graphOf(study) ?? {}
  const { training } = study.store
  const company = training ? functionCompany(training.model) : ''
  return html`<div class="column">
    <bl-function-grid
      heading=${`${says}, on the ${part} part${company}`}
      .samples=${samples}
      .cells=${cells}
      .truth=${truth && joinedCurve(truth, tokens(study.theme).ink, [2, 4])}
      .heights=${heights}
    ></bl-function-grid>
    ${study.step.value?.hero === 'functions' ? shareBars(study) : nothing}
  </div>`
}

type Functions = LearnedFunctions | undefined

/** Returns the function of the first run in `functionsOf` for each stage that has one, by the stage’s name. */
export function functionsOfStages<Stage extends Pick<Study, 'label'>>(
  studies: readonly Stage[],
  functionsOf: (study: Stage) => Functions,
): Functions {
  const all = studies.map(functionsOf)
  const [main] = all
  const cells = all.flatMap((own, i) => {
    const [cell] = own?.cells ?? []
    return cell ? [{ ...cell, name: studies[i]!.label.value }] : []
  })
  return main && { ...main, cells }
}

/** The functions of all visible runs, or of the first run of each stage. While a question is open, those at w_0. */
export const functions: Picture = {
  name: 'functions',
  label: 'the functions learned',
  numbers: ['loss and accuracy', 'pairs of runs'],
  needs(experiment) {
    const samples = hasRuns(experiment) ? judgedSamples(experiment) : undefined
    return samples && samples.dimensions <= 2 ? undefined : 'Needs a network with one or two inputs.'
  },
  open({ study }) {
    const { playback } = study
    const of = ({ store }: Study, hidden: ReadonlySet<number>, step: number): Functions => {
      const { training: experiment, runs } = store
      return experiment && learnedFunctions({ experiment, runs, hidden, step })
    }
    const together = (functionsOf: (one: Study) => Functions): Functions =>
      study.together.length > 1 ? functionsOfStages(study.together, functionsOf) : functionsOf(study)
    const shown = computed(() => together((one) => of(one, one.hidden, Math.round(playback.step))))
    const untrained = computed(() => together((one) => of(one, new Set(), 0)))
    return {
      render: () => functionGrid(study, shown.value, 'What each network computes'),
      asked: () => functionGrid(study, untrained.value, 'What each network computes before training'),
    }
  },
}
