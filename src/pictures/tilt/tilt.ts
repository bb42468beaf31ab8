import { computed } from '@preact/signals-core'
import { html } from 'lit'
import './bl-tilt.ts'
import { tiltView } from './tilt-view.ts'
import type { Picture } from '../picture.ts'

/**
 * An affine map that the reader moves: a plane over the points, tilted by three handles. Unchanged while a question is open,
 * because it may help to answer it.
 */
export const tilt: Picture = {
  name: 'tilt',
  label: 'the tilted plane',
  needs: (experiment) =>
    tiltView(experiment)
      ? undefined
      : 'Needs the squared error on a few points with two inputs, to which you fit a plane.',
  open({ study: { store } }) {
    const view = computed(() => tiltView(store.experiment))
    const render = () =>
      html`<bl-tilt heading="A linear network computes a plane" .view=${view.value}></bl-tilt>`
    return { render, asked: render }
  },
}
