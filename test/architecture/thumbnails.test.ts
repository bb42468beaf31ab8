import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { folder } from '../../.scripts/guide/page.ts'
import { webpSize } from '../../.scripts/guide/webp.ts'
import { pictureOf, picturedIds, presetPictures } from '../../.scripts/menu-pictures.mjs'
import { scenarios } from '../../src/scenarios/index.ts'
import { lectures } from '../../src/study/lecture/lecture.ts'

/** Width and height of a WebP picture. */
function sizeOf(file: string): readonly [number, number] {
  const bytes = readFileSync(file)
  expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 12), file).toBe('RIFFWEBP')
  return webpSize(file)
}

test('every lecture and experiment has a picture, and no picture is left over: npm run thumbnails makes them', () => {
  expect(picturedIds().toSorted()).toEqual(lectures.map(({ id }) => id).sort())
  const presets = lectures.map(({ id }) => id).filter((id) => !scenarios.some((one) => one.id === id))
  expect(readdirSync(presetPictures).sort()).toEqual(presets.map((id) => `${id}.webp`).sort())
})

test('a picture shows a step that its lecture has', () => {
  const numbers = scenarios.map(({ thumbnail = 1, steps }) => [thumbnail, steps.length] as const)
  for (const [number, steps] of numbers) expect(number >= 1 && number <= steps).toBe(true)
})

test('the pictures are small', () => {
  for (const id of picturedIds()) {
    expect(sizeOf(pictureOf(id)), id).toEqual([320, 200])
    expect(readFileSync(pictureOf(id)).length, id).toBeLessThan(15_000)
  }
})

test('the pictures of the guide are small, and each has a dark version: npm run guide-pictures makes them', () => {
  const shown = Array.from(
    readFileSync(`${folder}/guide.md`, 'utf8').matchAll(/\]\(pictures\/([\w-]+)\.webp\)/gu),
    ([, name = '']) => name,
  )
  const files = shown.flatMap((name) => [`${name}.webp`, `${name}-dark.webp`])
  expect(shown.length).toBeGreaterThan(0)
  expect(readdirSync(`${folder}/pictures`).toSorted()).toEqual(files.toSorted())
  for (const file of files) {
    expect(sizeOf(`${folder}/pictures/${file}`), file).toEqual([1280, 720])
    expect(readFileSync(`${folder}/pictures/${file}`).length, file).toBeLessThan(80_000)
  }
})
