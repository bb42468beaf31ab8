import { computed } from '@preact/signals-core'
import { html } from 'lit'
import './bl-pairs.ts'
import { picturedPart, readSamples } from '../../analyses/read-samples.ts'
import { partNames, partSize, pictureSide } from '../../experiment/spec/data.ts'
import { hasRuns } from '../../experiment/spec/experiment.ts'
import { askedPlot } from '../asked-plot.ts'
import type { Picture } from '../picture.ts'
import { pairsView } from './pairs-view.ts'

const charted = { picture: 'pairs', across: ['part-errors'] } as const

/**
 * Pictures of one part of the data, each next to the same picture in another part, with what the network reads. While a question is
 * open, without the readings of the second.
 */
export const pairs: Picture = {
  name: 'pairs',
  label: 'the pairs of pictures',
  numbers: ['loss and accuracy'],
  needs(experiment, step) {
    const plan = step?.pairs
    if (!plan) return 'Needs a step that names the pairs of pictures.'
    if (!hasRuns(experiment) || experiment.model.kind === 'function' || !pictureSide(experiment.data))
      return 'Needs a network and data that are pictures.'
    const names = partNames(experiment.data)
    const [first, second] = [plan.of, plan.with].map((name) => partSize(experiment.data, name)) as [
      number,
      number,
    ]
    return names.includes(plan.of) && names.includes(plan.with) && second % first === 0
      ? undefined
      : 'Needs two parts of the data with the same pictures in the same order.'
  },
  open({ study, guesses, owner }) {
    const { store, selection } = study
    const [first, second] = [
      readSamples(owner, store, selection, () => study.step.value?.pairs?.of ?? ''),
      readSamples(owner, store, selection, () => study.step.value?.pairs?.with ?? ''),
    ]
    const view = computed(() => {
      const plan = study.told?.pairs
      const { training } = store
      const side = training && pictureSide(training.data)
      if (!plan || !training || !side) return undefined
      const parts = [plan.of, plan.with].map((name) => picturedPart(training, name))
      const [one, two] = parts
      if (!one || !two) return undefined
      const [label, changed] = plan.words
      return pairsView(
        [
          { part: one, label, outputs: first.value.value?.outputs },
          { part: two, label: changed, outputs: second.value.value?.outputs },
        ],
        { count: plan.count, side, seed: training.seed, isAsked: guesses.isOpen },
      )
    })
    const show = () => {
      const asked = askedPlot(guesses, charted)
      return html`<bl-pairs
        .view=${view.value}
        .asked=${asked && { ...asked, given: 1, guess: asked.guess && { ...asked.guess, over: 0.5 } }}
      ></bl-pairs>`
    }
    return { render: show, asked: show, charted: () => charted }
  },
}
