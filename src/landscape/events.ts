/**
 * `start-input` while w_0 of a start is dragged, and `start-change` when it is released, with its coordinates
 * in the plane.
 */
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

/**
 * `trajectory-change` when runs have ended, `terrain-change` when the finest surface is complete, and
 * `status-change`.
 */
export class LandscapeEvent extends Event {
  constructor(type: 'trajectory-change' | 'terrain-change' | 'status-change') {
    super(type, { bubbles: true, composed: true })
  }
}
