import { Plate } from './plate.ts'
import { createRenderer } from './renderer.ts'
import { Stage, type StageOptions } from './stage.ts'
import type { StageEvents } from './types.ts'
import type { OffscreenSize } from './viewport.ts'

/** What a stage off the screen is made of. */
export interface OffscreenOptions extends Pick<StageOptions, 'device' | 'refined' | 'onLost'> {
  readonly size: OffscreenSize
  /** Nothing lies behind what is drawn. */
  readonly transparent: boolean
  /** Many frames of it are drawn. */
  readonly frames: boolean
}

/**
 * A stage off the screen, of a size of its own: it has no time, hears no gesture, and draws when `drawOn` asks.
 * @throws StageUnavailable where neither WebGPU nor WebGL2 is there.
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

/** Gestures that nobody hears. */
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
