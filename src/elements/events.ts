import type { Patch } from '../experiment/format/merge.ts'
import type { Compared } from '../reference/oracle/measure/comparison.ts'

/**
 * `bl-edit`: a panel wants the experiment changed. `patch` is a merge patch on the whole experiment; `label` names the
 * change for undo; while a slider moves `live` is true, and changes with the same label become one entry of the history.
 */
export class EditEvent extends Event {
  static readonly type = 'bl-edit'
  readonly patch: Patch
  readonly label: string
  readonly live: boolean

  constructor(patch: Patch, label: string, live = false) {
    super(EditEvent.type, { bubbles: true, composed: true })
    this.patch = patch
    this.label = label
    this.live = live
  }
}

/** Name of a command that a button or the keyboard gives: the landscape carries out some, the page the others. */
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
  | 'fit'
  | 'box'
  | 'measure'
  | 'code'
  | 'help'
  | 'cancel'
  | 'dismiss'
  | 'retry-device'
  | 'do-all'

/** `bl-command`: a button or key was pressed. */
export class CommandEvent extends Event {
  static readonly type = 'bl-command'
  readonly command: CommandName

  constructor(command: CommandName) {
    super(CommandEvent.type, { bubbles: true, composed: true })
    this.command = command
  }
}

/** `bl-picture`: the stage is wanted as a PNG, of `scale` times the screen's pixels. */
export class PictureEvent extends Event {
  static readonly type = 'bl-picture'
  readonly scale: number

  constructor(scale: number) {
    super(PictureEvent.type, { bubbles: true, composed: true })
    this.scale = scale
  }
}

/** `bl-seek`: the timeline was scrubbed, or a point of a chart was hovered. `step` counts updates. */
export class SeekEvent extends Event {
  static readonly type = 'bl-seek'
  readonly step: number

  constructor(step: number) {
    super(SeekEvent.type, { bubbles: true, composed: true })
    this.step = step
  }
}

/** `bl-place`: a point of the plane was clicked, as somebody's guess, or a `pin` of a guess was moved there. */
export class PlaceEvent extends Event {
  static readonly type = 'bl-place'
  readonly a: number
  readonly b: number
  readonly pin: number | undefined

  constructor(a: number, b: number, pin?: number) {
    super(PlaceEvent.type, { bubbles: true, composed: true })
    this.a = a
    this.b = b
    this.pin = pin
  }
}

/** `bl-speed`: steps a second that playing should show, as a multiple of the natural speed. */
export class SpeedEvent extends Event {
  static readonly type = 'bl-speed'
  readonly speed: number

  constructor(speed: number) {
    super(SpeedEvent.type, { bubbles: true, composed: true })
    this.speed = speed
  }
}

/** `bl-run-visibility`: the eye of a run was pressed. */
export class RunVisibilityEvent extends Event {
  static readonly type = 'bl-run-visibility'
  readonly start: number
  readonly algorithm: number
  readonly visible: boolean

  constructor(start: number, algorithm: number, visible: boolean) {
    super(RunVisibilityEvent.type, { bubbles: true, composed: true })
    this.start = start
    this.algorithm = algorithm
    this.visible = visible
  }
}

/** `bl-prediction-visibility`: a prediction was switched on or off. */
export class PredictionVisibilityEvent extends Event {
  static readonly type = 'bl-prediction-visibility'
  readonly id: string
  readonly visible: boolean

  constructor(id: string, visible: boolean) {
    super(PredictionVisibilityEvent.type, { bubbles: true, composed: true })
    this.id = id
    this.visible = visible
  }
}

/** `bl-sweep`: the sweep is to stop, or to start over. */
export class SweepEvent extends Event {
  static readonly type = 'bl-sweep'
  readonly go: boolean

  constructor(go: boolean) {
    super(SweepEvent.type, { bubbles: true, composed: true })
    this.go = go
  }
}

/** `bl-compare`: other runs were chosen, or they are to be compared now, or no longer. */
export class CompareEvent extends Event {
  static readonly type = 'bl-compare'
  readonly compared: Compared
  readonly act: 'choose' | 'start' | 'stop'

  constructor(compared: Compared, act: CompareEvent['act']) {
    super(CompareEvent.type, { bubbles: true, composed: true })
    this.compared = compared
    this.act = act
  }
}
