import { computed } from '@preact/signals-core'
import { html } from 'lit'
import './bl-modes.ts'
import { kernelModes } from './kernel-modes.ts'
import type { Picture } from '../picture.ts'

/** Labels along the eigenvectors of the kernel, filled as they are learned. While a question is open, nothing is learned yet. */
export const modes: Picture = {
  name: 'modes',
  label: 'the directions of the kernel',
  numbers: ['kernel'],
  needs: (_experiment, step) =>
    step?.modes ? undefined : 'Needs a step that names the labels to split along its kernel.',
  open({ study }) {
    const view = computed(() => {
      const { store, told, playback, veiled } = study
      const plan = told?.modes
      const at = veiled ? 0 : Math.round(playback.step)
      return plan && store.training && kernelModes(plan, store.training, at)
    })
    const show = () => html`<bl-modes .view=${view.value}></bl-modes>`
    return { render: show, asked: show }
  },
}
