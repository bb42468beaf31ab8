import type { BlContourMap } from '../elements/stage/bl-contour-map.ts'
import type { BlStage } from '../elements/stage/bl-stage.ts'

/** The picture of a stage, or of the map where there is no 3-D, as PNG. Throws where nothing is drawn yet. */
export async function snapshotOf(stage: BlStage | BlContourMap | null): Promise<Blob> {
  if (!stage) throw new Error('There is no picture yet.')
  if ('snapshot' in stage) return await stage.snapshot()
  const canvas = stage.renderRoot.querySelector('canvas')
  const blob = await new Promise<Blob | null>((resolve) => {
    if (canvas) canvas.toBlob(resolve, 'image/png')
    else resolve(null)
  })
  if (!blob) throw new Error('The map is not drawn yet.')
  return blob
}
