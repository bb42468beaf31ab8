/** A class of events of one `type`, which have the fields of `Carried`. */
export interface EventType<Given extends readonly unknown[], Carried extends object> {
  readonly type: string
  new (...given: Given): Event & Readonly<Carried>
}

/** Events that go up through all shadow roots. */
export const outward: EventInit = { bubbles: true, composed: true }

/** Events that go up to the root that holds their element, and no further. */
export const inRoot: EventInit = { bubbles: true }

/** Makes a class of events: `carried` gives the fields of one from what it is made of. Without `init` its element alone hears it. */
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
