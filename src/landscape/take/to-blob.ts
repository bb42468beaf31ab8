import { chartTheme } from '../../charts/theme.ts'
import type { BlContourMap } from '../../elements/stage/bl-contour-map.ts'
import type { BlStage } from '../../elements/stage/bl-stage.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { orMissing } from '../../experiment/spec/values/missing-part.ts'
import type { Study } from '../../study/study.ts'
import { blobTypes, filmPlan, pictureSize, type BlobOptions } from './blob-options.ts'
import type { Studio } from './off-picture.ts'
import { backgroundOf, mapAsSvg, pictureAsPng } from './still-picture.ts'

/** A stage of a landscape with what it shows. */
export interface ShownStage {
  readonly study: Study
  readonly stage: BlStage | BlContourMap
}

/** What a landscape is drawn on now: its own stage, and those beside it, so many in a row. */
export interface Shown extends ShownStage {
  readonly linked: readonly ShownStage[]
  readonly columns: number
  readonly device: GPUDevice | 'none'
  readonly refined: number
}

const studioOf = ({ stage, device, refined }: Shown): Studio => ({
  device: stage.localName === 'bl-contour-map' ? 'flat' : device,
  refined,
  theme: chartTheme(stage),
})

const cameraOf = (stage: BlStage | BlContourMap) => ('camera' in stage ? stage.camera : undefined)

/** A file of what a landscape shows. @throws ExperimentError where it cannot be, and the reason of the signal where it is given up */
export async function blobOf(shown: Shown, options: BlobOptions): Promise<Blob> {
  const { type, width, height, background = 'theme', signal } = options
  if (!blobTypes.includes(type))
    throw ExperimentError.at('type', `a picture is ${blobTypes.join(', ')}, not “${type}”`)
  signal?.throwIfAborted()
  const { study, stage } = shown
  const ratio = Math.min(2, devicePixelRatio)
  const onScreen = {
    width: Math.round(stage.clientWidth * ratio),
    height: Math.round(stage.clientHeight * ratio),
  }
  if (type !== 'image/png' && type !== 'image/svg+xml') {
    const plan = filmPlan(options)
    const { filmOf } = await orMissing(import('./film/film.ts'), 'What makes films')
    const { linked, columns } = shown
    const filmed = [shown, ...linked] as const
    const [lead, ...beside] = filmed.map(({ study, stage }) => ({ study, camera: cameraOf(stage) }))
    return filmOf([lead!, ...beside], studioOf(shown), { ...options, type, plan, columns })
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
