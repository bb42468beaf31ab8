import { describe, expect, it } from 'vitest'
import { filmPlan, pictureSize } from '../../../../src/landscape/export/blob-options.ts'

const stage = { width: 800, height: 400 }

describe('the size of a picture', () => {
  it('is that of the stage, or keeps its shape if one side is given', () => {
    expect(pictureSize({}, stage)).toEqual(stage)
    expect(pictureSize({ width: 1001 }, stage)).toEqual({ width: 1001, height: 501 })
    expect(pictureSize({ height: 100 }, stage)).toEqual({ width: 200, height: 100 })
    expect(pictureSize({ width: 30, height: 50 }, stage)).toEqual({ width: 30, height: 50 })
  })

  it('is refused where no canvas has it', () => {
    expect(() => pictureSize({ width: 15, height: 20 }, stage)).toThrow('width: must be a whole number of pixels from 16 to 8192, not 15') // prettier-ignore
    expect(() => pictureSize({ width: 20, height: NaN }, stage)).toThrow('height')
    expect(() => pictureSize({ height: 8000 }, stage)).toThrow('width')
    expect(() => pictureSize({ width: 0 }, stage)).toThrow('width: must be a whole number of pixels from 16 to 8192, not 0') // prettier-ignore
    expect(() => pictureSize({ width: 1e9 }, stage)).toThrow('not 1000000000')
  })
})

describe('the plan of a film', () => {
  it('is six seconds of the runs at 720p by default', () => {
    expect(filmPlan({})).toEqual({
      film: 'run',
      titled: true,
      seconds: 6,
      fps: 30,
      width: 1280,
      height: 720,
      frames: 180,
    })
    expect(filmPlan({ film: 'turn', seconds: 0.01, fps: 10 }).frames).toBe(2)
    expect(filmPlan({ seconds: 1.24, fps: 10, width: 1080, height: 1080 })).toMatchObject({ frames: 12, width: 1080 }) // prettier-ignore
  })

  it('is refused with the invalid field', () => {
    for (const [options, words] of [
      [{ width: 333 }, 'width: must be an even number of pixels for a video, not 333'],
      [{ height: 3842 }, 'height: must be a whole number of pixels from 64 to 3840, not 3842'],
      [{ seconds: 121 }, 'seconds: must be above 0 and at most 120 seconds, not 121'],
      [{ seconds: NaN }, 'seconds'],
      [{ fps: 29.97 }, 'fps: must be a whole number of frames per second from 1 to 60, not 29.97'],
    ] as const)
      expect(() => filmPlan(options)).toThrow(words)
  })
})
