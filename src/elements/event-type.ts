/** A class of events with one `type` and the fields of `Carried`. */
export interface EventType<Given extends readonly unknown[], Carried extends object> {
  readonly type: string
  new (...given: Given): Event & Readonly<Carried>
}

/** Events that bubble through all shadow roots. */
export const outward: EventInit = { bubbles: true, composed: true }

/** Events that bubble up to the root of their element. */
export const inRoot: EventInit = { bubbles: true }

/**
 * Creates a class of events: `carried` computes an event's fields from the constructor's arguments. Without `init`, only
 * its own element receives it.
 */
export function eventType<Given extends readonly unknown[], Carried extends object>(
  type: string,
  carried: (...given: Given) => Carried,
  init?: EventInit,
): EventType<Given, Carried>
export function eventType(type: string, carried: (...given: never[]) => object, init?: EventInit): object {
  return class extends Event {
    static readonly type = type

    constructor(...given: never[]) {
      super(type, init)
      Object.assign(this, carried(...given))
    }
  }
}
