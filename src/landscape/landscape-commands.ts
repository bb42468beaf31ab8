import type { CommandName } from '../elements/events.ts'
import { turnPlanes } from '../experiment/edit/actions.ts'
import type { LossLandscape } from './loss-landscape.ts'
import { turnMeasuring } from './measured-landscape.ts'

/** What each command does to a landscape; a command that is missing here is for whoever holds the landscape. */
export function landscapeCommands(landscape: LossLandscape): Partial<Record<CommandName, () => void>> {
  const { presenter } = landscape
  const store = presenter?.store
  return {
    play: () => landscape.play(),
    pause: () => landscape.pause(),
    step: () => landscape.step(),
    rewind: () => landscape.reset(),
    cancel: () => presenter?.cancel(),
    dismiss: () => landscape.dismiss(),
    fit: () => {
      landscape.companions.fit()
      store?.fit()
    },
    box: () => {
      if (presenter) presenter.selection.boxing = !presenter.selection.boxing
      landscape.refresh()
    },
    measure: () => turnMeasuring(landscape),
    undo: () => store?.undo(),
    redo: () => store?.redo(),
    'reset-view': () => landscape.home(),
    'top-view': () => landscape.top(),
    'turn-planes': () => store?.edit(turnPlanes(store.experiment), 'planes'),
  }
}
