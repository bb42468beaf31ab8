/** A task was cut off because its device was lost. The engine goes on elsewhere: the task may be asked for again. */
export class DeviceLostError extends Error {
  override readonly name = 'DeviceLostError'
  /** The device was lost again and again: the task may be what loses it, and nobody asks for it again by himself. */
  readonly repeated: boolean

  constructor(message: string, repeated = false) {
    super(message)
    this.repeated = repeated
  }
}
