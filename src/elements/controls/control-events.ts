/** `bl-number`: a number was chosen; while the slider moves `live` is true. */
export class NumberEvent extends Event {
  static readonly type = 'bl-number'
  readonly value: number
  readonly live: boolean

  constructor(value: number, live: boolean) {
    super(NumberEvent.type)
    this.value = value
    this.live = live
  }
}

/** `bl-select`: one of the options was chosen. */
export class ChoiceEvent extends Event {
  static readonly type = 'bl-select'
  readonly value: string

  constructor(value: string) {
    super(ChoiceEvent.type)
    this.value = value
  }
}

/** `bl-toggle`: a switch was turned. */
export class ToggleEvent extends Event {
  static readonly type = 'bl-toggle'
  readonly checked: boolean

  constructor(checked: boolean) {
    super(ToggleEvent.type)
    this.checked = checked
  }
}

/** `bl-text`: a text was typed and is in order. */
export class TextEvent extends Event {
  static readonly type = 'bl-text'
  readonly value: string

  constructor(value: string) {
    super(TextEvent.type)
    this.value = value
  }
}

/** `bl-picks`: what is chosen of several, in the order of the options. */
export class PicksEvent extends Event {
  static readonly type = 'bl-picks'
  readonly chosen: readonly string[]

  constructor(chosen: readonly string[]) {
    super(PicksEvent.type)
    this.chosen = chosen
  }
}
