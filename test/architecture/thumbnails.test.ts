import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pictureOf, picturedIds, presetPictures } from '../../.scripts/menu-pictures.mjs'
import { scenarios } from '../../src/scenarios/index.ts'
import { lectures } from '../../src/study/lecture/lecture.ts'

/** Width and height of a WebP picture, lossy ('VP8 ') or with more to it ('VP8X'). */
function sizeOf(file: string): readonly [number, number] {
  const bytes = readFileSync(file)
  expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 12), file).toBe('RIFFWEBP')
  return bytes.toString('latin1', 12, 16) === 'VP8X'
    ? [1 + bytes.readUIntLE(24, 3), 1 + bytes.readUIntLE(27, 3)]
    : [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff]
}

test('every lecture and experiment has a picture, and no picture is left over: npm run thumbnails makes them', () => {
  expect(picturedIds().toSorted()).toEqual(lectures.map(({ id }) => id).sort())
  const presets = lectures.map(({ id }) => id).filter((id) => !scenarios.some((one) => one.id === id))
  expect(readdirSync(presetPictures).sort()).toEqual(presets.map((id) => `${id}.webp`).sort())
})

test('a picture is of a step that its lecture has', () => {
  const numbers = scenarios.map(({ thumbnail = 1, steps }) => [thumbnail, steps.length] as const)
  for (const [number, steps] of numbers) expect(number >= 1 && number <= steps).toBe(true)
})

test('the pictures are small', () => {
  for (const id of picturedIds()) {
    expect(sizeOf(pictureOf(id)), id).toEqual([320, 200])
    expect(readFileSync(pictureOf(id)).length, id).toBeLessThan(15_000)
  }
})
