import { strFromU8, unzipSync } from 'fflate'
import { ALL_FORMATS, BufferSource, Input } from 'mediabunny'
import { expect, onTestFinished, test, vi } from 'vitest'
import { makeSlides } from '../../../../src/page/slides/make-slides.ts'
import { fetchLecture, lectureOf } from '../../../../src/study/lecture/lecture.ts'
import { packageFaults } from '../../../support/files/package-faults.ts'
import '../../../../src/landscape/loss-landscape.ts'

/** The slides of one lecture step, with films of two frames. */
async function slidesOf(films = { seconds: 0.2, fps: 10 }) {
  await fetchLecture('two-weights')
  const lecture = lectureOf('two-weights')
  const faults: string[] = []
  const shares: number[] = []
  const file = await makeSlides(
    { ...lecture, steps: [lecture.steps[0]!] },
    {
      films,
      signal: new AbortController().signal,
      onProgress: (share) => shares.push(share),
      onFault: (fault) => faults.push(fault),
    },
  )
  return { parts: unzipSync(file), faults, shares }
}

test('the slide of a step has its film in AVC over the surface, with its picture until it plays', async () => {
  const { parts, faults, shares } = await slidesOf()
  expect(faults).toEqual([])
  expect(packageFaults(parts)).toEqual([])
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(parts['ppt/media/film3.mp4']!) })
  const track = (await input.getPrimaryVideoTrack())!
  expect(track.codec).toBe('avc')
  // The surface takes two thirds of the picture.
  expect(track.displayWidth / 1280).toBeCloseTo(2 / 3, 1)
  expect(await input.computeDuration()).toBeCloseTo(0.2)
  expect(strFromU8(parts['ppt/slides/slide3.xml']!)).toContain('name="Film"')
  expect(parts['ppt/media/poster3.png']!.length).toBeLessThan(parts['ppt/media/picture3.png']!.length)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.at(-1)).toBe(1)
})

test('if the browser cannot encode AVC, slides have pictures, and a sentence says so', async () => {
  vi.stubGlobal('VideoEncoder', undefined)
  onTestFinished(() => void vi.unstubAllGlobals())
  const { parts, faults } = await slidesOf()
  expect(faults).toEqual([
    'This browser cannot encode video that PowerPoint plays (AVC in MP4), so the slides have only pictures.',
  ])
  expect(Object.keys(parts).filter((path) => path.endsWith('.mp4'))).toEqual([])
  expect(parts['ppt/media/picture3.png']!.length).toBeGreaterThan(100_000)
})
