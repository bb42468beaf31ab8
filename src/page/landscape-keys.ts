import {
  setLinearity,
  setResidual,
  toggledBasinMap,
  toggledLinearity,
  toggledResidual,
} from '../edit/actions.ts'
import type { LossLandscape } from '../landscape/loss-landscape.ts'
import type { Study } from '../study/study.ts'
import type { KeyAction } from './keys.ts'

/** The actions of a landscape that have a key. */
type LandscapeActs = Pick<
  LossLandscape,
  'addStart' | 'pause' | 'play' | 'step' | 'reset' | 'home' | 'top' | 'ride'
>

/** Actions of the keys for a landscape and its study; the page handles the other keys. */
export function landscapeKeys(
  landscape: LandscapeActs,
  study: Pick<Study, 'store' | 'playback' | 'content' | 'toggleMeasuring'>,
): Partial<Readonly<Record<KeyAction, () => void>>> {
  const { store, playback } = study
  return {
    'toggle-linearity': () => {
      const { training } = store
      const patch = training && setLinearity(training, toggledLinearity(training))
      if (patch) store.edit(patch, 'linearity')
    },
    'toggle-skips': () => {
      const { training } = store
      const patch = training && setResidual(training, toggledResidual(training))
      if (patch) store.edit(patch, 'skips')
    },
    'toggle-basin-map': () => {
      const patch = store.training && toggledBasinMap(store.training)
      if (patch) store.edit(patch, 'basin map')
    },
    'add-start': () => {
      const { a, b } = study.content.value.extent
      landscape.addStart(a[0] + 0.7 * (a[1] - a[0]), b[0] + 0.3 * (b[1] - b[0]))
    },
    measure: () => study.toggleMeasuring(),
    'play-or-pause': () => (playback.playing ? landscape.pause() : landscape.play()),
    step: () => landscape.step(),
    rewind: () => landscape.reset(),
    home: () => landscape.home(),
    top: () => landscape.top(),
    ride: () => landscape.ride(),
    undo: () => store.undo(),
    redo: () => store.redo(),
  }
}
