import { Plate } from './plate.ts'
import { createRenderer } from './renderer.ts'
import { Stage, type StageOptions } from './stage.ts'
import type { StageEvents } from './types.ts'
import type { OffscreenSize } from './viewport.ts'

export interface OffscreenOptions extends Pick<StageOptions, 'device' | 'refined' | 'onLost'> {
  readonly size: OffscreenSize
  /** There is no background. */
  readonly transparent: boolean
  /** Many frames of it are drawn. */
  readonly frames: boolean
}

/**
 * A stage off the screen with its own size: it has no clock, receives no gestures, and draws when `drawOn` is called.
 * @throws StageUnavailable if there is neither WebGPU nor WebGL2
 */
export async function createOffscreenStage({
  device,
  refined,
  onLost,
  size: offscreen,
  transparent,
  frames,
}: OffscreenOptions): Promise<Stage> {
  const container = document.createElement('div')
  const renderer = await createRenderer(device, transparent)
  const stage = new Stage({ container, device, events: unheard, refined, onLost, offscreen }, renderer)
  await stage.compile()
  if (frames && renderer.software && !transparent) stage.drawBy(Plate)
  return stage
}

const ignore = (): void => undefined

/** Handlers that ignore all gestures. */
const unheard: StageEvents = {
  onStartInput: ignore,
  onStartChange: ignore,
  onStartAdd: ignore,
  onStartRemove: ignore,
  onStartPress: ignore,
  onStartHover: ignore,
  onPinInput: ignore,
  onPinPress: ignore,
  onBox: ignore,
  onPoint: ignore,
  onCamera: ignore,
}
