import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type * as Mediabunny from 'mediabunny'
import type { BrowserContext } from 'playwright'
import { inject } from 'vitest'
import { likeness } from '../../support/likeness.ts'

interface Global {
  readonly Mediabunny: typeof Mediabunny
  readonly likeness: typeof likeness
}

/** The script with which a page reads films. */
const reader = join(dirname(createRequire(import.meta.url).resolve('mediabunny')), 'mediabunny.min.cjs')

/** A film, and pictures of frames by their numbers, as base64 files. */
interface Given {
  readonly film: string
  readonly fps: number
  readonly pictures: readonly (readonly [number, string])[]
}

/** A film as a browser decodes it, with the pictures from which its frames were made. */
export interface FilmBesidePictures {
  readonly size: readonly number[]
  /** Numbers of the frames, from the times at which they are shown. */
  readonly frames: readonly number[]
  /** Likeness of each requested picture to the frame of its number, in decibels. */
  readonly likeness: readonly number[]
  /** Likeness of the last frame to the first picture, in decibels. */
  readonly ends: number
}

/**
 * Decodes a film in its own page, and compares some frames, including 0, with PNG files of the same numbers.
 */
export async function filmBesidePictures(
  context: BrowserContext,
  film: Uint8Array,
  fps: number,
  pictures: ReadonlyMap<number, Uint8Array>,
): Promise<FilmBesidePictures> {
  const page = await context.newPage()
  // Browsers decode films only on pages of a site.
  await page.route('**/*', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>Films</title>' }),
  )
  await page.goto(inject('site'))
  await page.addScriptTag({ path: reader })
  await page.addScriptTag({ content: `globalThis.likeness = ${likeness.toString()}` })
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
  const given = { film: text(film), fps, pictures: [...pictures].map(([k, png]) => [k, text(png)] as const) }
  const found = await page.evaluate(decoded, given)
  await page.close()
  return found
}

/** Runs on the page. */
async function decoded({ film, fps, pictures }: Given): Promise<FilmBesidePictures> {
  const { Mediabunny, likeness } = globalThis as unknown as Global
  const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
  const input = new Mediabunny.Input({
    formats: Mediabunny.ALL_FORMATS,
    source: new Mediabunny.BufferSource(bytes(film)),
  })
  const track = (await input.getPrimaryVideoTrack())!
  const [width, height] = [track.displayWidth, track.displayHeight]
  const pixels = (draw: (context: OffscreenCanvasRenderingContext2D) => void) => {
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!
    draw(context)
    return context.getImageData(0, 0, width, height).data
  }
  const drawn = new Map<number, Uint8ClampedArray>()
  for (const [k, text] of pictures) {
    const picture = await createImageBitmap(new Blob([bytes(text)], { type: 'image/png' }))
    if (picture.width !== width || picture.height !== height) throw new Error('the sizes differ')
    drawn.set(
      k,
      pixels((context) => context.drawImage(picture, 0, 0)),
    )
  }
  const frames: number[] = []
  const alike: number[] = []
  let ends = NaN
  for await (const sample of new Mediabunny.VideoSampleSink(track).samples()) {
    const k = Math.round(sample.timestamp * fps)
    frames.push(k)
    const picture = drawn.get(k)
    if (picture) {
      const seen = pixels((context) => sample.draw(context, 0, 0))
      alike.push(likeness(seen, picture))
      ends = likeness(seen, drawn.get(0)!)
    }
    sample.close()
  }
  return { size: [width, height], frames, likeness: alike, ends }
}
