/** `start-input` while w_0 of a start is dragged, `start-change` when it was let go: where it is in the plane. */
export class LandscapeStartEvent extends Event {
  readonly index: number
  readonly a: number
  readonly b: number

  constructor(type: 'start-input' | 'start-change', index: number, a: number, b: number) {
    super(type, { bubbles: true, composed: true })
    this.index = index
    this.a = a
    this.b = b
  }
}

/** `trajectory-change`: runs have ended. `terrain-change`: the finest surface is complete. `status-change`. */
export class LandscapeEvent extends Event {
  constructor(type: 'trajectory-change' | 'terrain-change' | 'status-change') {
    super(type, { bubbles: true, composed: true })
  }
}
