import type { Patch } from '../experiment/format/merge.ts'
import type { Compared } from '../reference/oracle/measure/comparison.ts'
import { eventType, inRoot, outward } from './event-type.ts'

/**
 * `bl-edit`: a panel requests a change of the experiment. `patch` is a merge patch on the whole experiment; `label` names
 * the change for undo. While a slider moves, `live` is true, and changes with the same label become one entry of the
 * history.
 */
export class EditEvent extends eventType(
  'bl-edit',
  (patch: Patch, label: string, live: boolean = false) => ({ patch, label, live }),
  outward,
) {}

/** Name of a button's or key's command: the landscape handles some, the page the others. */
export type CommandName =
  | 'play'
  | 'pause'
  | 'step'
  | 'rewind'
  | 'undo'
  | 'redo'
  | 'reset-start'
  | 'reset-view'
  | 'top-view'
  | 'turn-planes'
  | 'compare'
  | 'divide'
  | 'fit'
  | 'box'
  | 'measure'
  | 'code'
  | 'code-first'
  | 'draw'
  | 'open-file'
  | 'bring-in'
  | 'save-lecture'
  | 'take-away'
  | 'values'
  | 'edit'
  | 'new-lecture'
  | 'present'
  | 'print'
  | 'homework'
  | 'help'
  | 'cancel'
  | 'dismiss'
  | 'dismiss-notice'
  | 'retry-device'
  | 'do-all'

/** `bl-command`: the user clicks a button or presses a key. */
export class CommandEvent extends eventType('bl-command', (command: CommandName) => ({ command }), outward) {}

/** `bl-seek`: the user scrubs the timeline, or hovers a point of a chart. `step` counts updates. */
export class SeekEvent extends eventType('bl-seek', (step: number) => ({ step }), outward) {}

/** `bl-speed`: the playback speed as a multiple of the natural speed. */
export class SpeedEvent extends eventType('bl-speed', (speed: number) => ({ speed }), outward) {}

/** `bl-algorithm`: the panel of the algorithms shows another one, from 0. */
export class AlgorithmEvent extends eventType('bl-algorithm', (at: number) => ({ at }), inRoot) {}

/** `bl-run-visibility`: the user shows or hides a run. */
export class RunVisibilityEvent extends eventType(
  'bl-run-visibility',
  (start: number, algorithm: number, visible: boolean) => ({ start, algorithm, visible }),
  outward,
) {}

/** `bl-prediction-visibility`: the user shows or hides a prediction. */
export class PredictionVisibilityEvent extends eventType(
  'bl-prediction-visibility',
  (id: string, visible: boolean) => ({ id, visible }),
  outward,
) {}

/** `bl-sweep`: the user stops or restarts the sweep. */
export class SweepEvent extends eventType('bl-sweep', (go: boolean) => ({ go }), outward) {}

/** `bl-compare`: the user chooses other runs, or starts or stops their comparison. */
export class CompareEvent extends eventType(
  'bl-compare',
  (compared: Compared, act: 'choose' | 'start' | 'stop') => ({ compared, act }),
  outward,
) {}
