import { setLinearity, toggledBasinMap, toggledLinearity } from '../experiment/edit/actions.ts'
import type { KeyAction } from './keys.ts'
import type { LossLandscape } from '../landscape/loss-landscape.ts'
import { turnMeasuring } from '../landscape/measured-landscape.ts'
import type { Presenter } from '../view/presenter.ts'

/** What the keys do to a landscape; the others are the page's. */
export function landscapeKeys(
  landscape: LossLandscape,
  { store, playback }: Presenter,
): Partial<Readonly<Record<KeyAction, () => void>>> {
  return {
    'toggle-linearity': () => {
      const { experiment } = store
      const patch = setLinearity(experiment, toggledLinearity(experiment))
      if (patch) store.edit(patch, 'linearity')
    },
    'toggle-basin-map': () => {
      const patch = toggledBasinMap(store.experiment)
      if (patch) store.edit(patch, 'basin map')
    },
    'add-start': () => {
      const { a, b } = landscape.content?.extent ?? { a: [-1, 1], b: [-1, 1] }
      landscape.addStart(a[0] + 0.7 * (a[1] - a[0]), b[0] + 0.3 * (b[1] - b[0]))
    },
    measure: () => turnMeasuring(landscape),
    'play-or-pause': () => (playback.playing ? landscape.pause() : landscape.play()),
    step: () => landscape.step(),
    rewind: () => landscape.reset(),
    home: () => landscape.home(),
    top: () => landscape.top(),
    undo: () => store.undo(),
    redo: () => store.redo(),
  }
}
