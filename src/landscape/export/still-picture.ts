import { drawMap } from '../../charts/map/contour-map.ts'
import { MapFrame } from '../../charts/map/map-frame.ts'
import { recordCanvases, svgText } from '../../charts/svg/svg-recorder.ts'
import { mapOf } from '../../elements/stage/map-of.ts'
import { fontRules, fontsReady } from '../../elements/style/fonts.ts'
import type { CameraSpec } from '../../experiment/spec/view.ts'
import { toPng } from '../../exchange/png.ts'
import { tokens } from '../../math/picture/palette.ts'
import type { StageContent } from '../../scene/types.ts'
import { axesInWords } from '../../words/axes-in-words.ts'
import type { PixelSize } from './blob-options.ts'
import { canvasOf, layoutOf, openPicture, type Studio } from './off-picture.ts'

/**
 * Returns a picture's background as a CSS colour, or `undefined` for a transparent one. @throws Error if it
 * is not a colour
 */
export function backgroundOf(asked: string, theme: StageContent['theme']): string | undefined {
  if (asked === 'theme') return tokens(theme).stage
  if (asked === 'transparent') return undefined
  if (!CSS.supports('color', asked)) throw new Error(`The background must be theme, transparent or a CSS colour, not “${asked}”.`) // prettier-ignore
  return asked
}

/** Returns the picture of a stage with its labels, as PNG of a given size in pixels. */
export async function pictureAsPng(
  studio: Studio,
  content: StageContent,
  camera: CameraSpec | undefined,
  { width, height, background }: PixelSize & { readonly background: string | undefined },
): Promise<Blob> {
  await fontsReady()
  const picture = await openPicture(
    studio,
    { width, height },
    { transparent: background !== tokens(content.theme).stage },
  )
  try {
    const context = canvasOf({ width, height })
    if (background) {
      context.fillStyle = background
      context.fillRect(0, 0, width, height)
    }
    picture.show(content)
    if (camera) picture.look(camera)
    await picture.drawOn(context)
    return await toPng(context.canvas)
  } finally {
    picture.dispose()
  }
}

/** Returns the map of a surface with its runs, as a self-contained SVG of a given size in pixels. */
export async function mapAsSvg(
  { theme }: Pick<Studio, 'theme'>,
  content: StageContent,
  { width, height, background }: PixelSize & { readonly background: string | undefined },
): Promise<Blob> {
  await fontsReady()
  const { width: across, height: down } = layoutOf({ width, height })
  const context = canvasOf({ width: Math.round(across), height: Math.round(down) })
  const frame = new MapFrame(across, down, content.extent, Number.parseFloat(theme.font))
  const drawn = await recordCanvases(() => drawMap(context, frame, mapOf(content, []), theme))
  const markup = drawn.get(context.canvas) ?? ''
  const { axes } = content
  const text = svgText({
    width,
    height,
    title: `${axes.height} over ${axesInWords(axes)}`,
    background,
    fonts: await fontRules(markup),
    parts: [{ markup, pixels: { width: across, height: down }, box: { x: 0, y: 0, width, height } }],
  })
  return new Blob([text], { type: 'image/svg+xml' })
}
