/** A task was cut off because its device was lost. The engine has another one, or will: the task may be asked for again. */
export class DeviceLostError extends Error {
  override readonly name = 'DeviceLostError'
}
