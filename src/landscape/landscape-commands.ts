import type { CommandName } from '../elements/events.ts'
import { turnPlanes } from '../experiment/edit/actions.ts'
import type { LossLandscape } from './loss-landscape.ts'
import { turnMeasuring } from './measured-landscape.ts'

/** What each command does to a landscape; a command that is missing here is for whoever holds the landscape. */
export function landscapeCommands(landscape: LossLandscape): Partial<Record<CommandName, () => void>> {
  const { presenter } = landscape
  const workbench = presenter?.workbench
  return {
    play: () => landscape.play(),
    pause: () => landscape.pause(),
    step: () => landscape.step(),
    rewind: () => landscape.reset(),
    cancel: () => presenter?.cancel(),
    dismiss: () => landscape.dismiss(),
    fit: () => {
      landscape.companions.fit()
      workbench?.fit()
    },
    box: () => {
      if (presenter) presenter.boxing = !presenter.boxing
      landscape.refresh()
    },
    measure: () => turnMeasuring(landscape),
    undo: () => workbench?.undo(),
    redo: () => workbench?.redo(),
    'reset-view': () => landscape.home(),
    'top-view': () => landscape.top(),
    'turn-planes': () => workbench?.edit(turnPlanes(workbench.experiment), 'planes'),
  }
}
