import { chartTheme } from '../../charts/theme.ts'
import type { BlContourMap } from '../../elements/stage/bl-contour-map.ts'
import type { BlStage } from '../../elements/stage/bl-stage.ts'
import { orLoadError } from '../../experiment/spec/values/load-error.ts'
import { screenPixelRatio } from '../../scene/screen-pixel-ratio.ts'
import type { Study } from '../../study/study.ts'
import { filmPlan, pictureSize, type BlobOptions } from './blob-options.ts'
import type { Studio } from './off-picture.ts'
import { backgroundOf, mapAsSvg, pictureAsPng } from './still-picture.ts'

type AnyStage = BlStage | BlContourMap

/** What a landscape currently shows: its own stage, and the landscapes next to it. */
export interface Shown {
  readonly study: Study
  readonly stage: AnyStage
  readonly linked: readonly { readonly study: Study | undefined; readonly stage: AnyStage | null }[]
  readonly device: GPUDevice | 'none'
  readonly refined: number
}

const studioOf = ({ stage, device, refined }: Shown): Studio => ({
  device: stage.localName === 'bl-contour-map' ? 'flat' : device,
  refined,
  theme: chartTheme(stage),
})

const cameraOf = (stage: AnyStage) => ('camera' in stage ? stage.camera : undefined)

/** Returns how many stages a landscape has in a row, from its style. */
const columnsOf = (stage: AnyStage): number =>
  Number(getComputedStyle(stage).getPropertyValue('--bl-columns')) || 1

export { judgeBlob } from './blob-options.ts'

/**
 * Returns a file of what a landscape shows, with validated options. @throws ExperimentError if it cannot be
 * made, and the reason of the signal if it aborts
 */
export async function blobOf(shown: Shown, options: BlobOptions): Promise<Blob> {
  const { type, width, height, background = 'theme', signal } = options
  const { study, stage } = shown
  const ratio = screenPixelRatio()
  const onScreen = {
    width: Math.round(stage.clientWidth * ratio),
    height: Math.round(stage.clientHeight * ratio),
  }
  if (type !== 'image/png' && type !== 'image/svg+xml') {
    const plan = filmPlan(options)
    const { filmOf } = await orLoadError(import('./film/film.ts'), 'the video export')
    const beside = shown.linked.flatMap(({ study: of, stage: on }) =>
      of && on ? [{ study: of, camera: cameraOf(on) }] : [],
    )
    return filmOf([{ study, camera: cameraOf(stage) }, ...beside], studioOf(shown), {
      ...options,
      type,
      plan,
      columns: columnsOf(stage),
    })
  }
  const content = study.content.peek()
  const size = pictureSize({ width, height }, onScreen)
  const asked = { ...size, background: backgroundOf(background, content.theme) }
  const blob =
    type === 'image/svg+xml'
      ? await mapAsSvg(studioOf(shown), content, asked)
      : await pictureAsPng(studioOf(shown), content, cameraOf(stage), asked)
  signal?.throwIfAborted()
  return blob
}
