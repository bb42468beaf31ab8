/**
 * Reports that a task was cut off because its device was lost. The engine continues elsewhere, so the task
 * can be requested again.
 */
export class DeviceLostError extends Error {
  override readonly name = 'DeviceLostError'
  /** True after repeated losses: the task may be their cause, so it is not retried automatically. */
  readonly repeated: boolean

  constructor(message: string, repeated = false) {
    super(message)
    this.repeated = repeated
  }
}
