import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { drawnBy, families, namedBy } from './removable.ts'

const sources = execFileSync('git', ['ls-files', 'src'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice('src/'.length))

/** The files that each file imports, including types. */
const imported = new Map(
  sources.map((file) => {
    const text = readFileSync(join('src', file), 'utf8')
    const paths = text.matchAll(/(?:from|import|import\()\s*'(\.{1,2}\/[^'?]+)/g)
    return [file, Array.from(paths, ([, path = '']) => join(dirname(file), path))] as const
  }),
)

const isIn = (file: string, own: readonly string[]) =>
  own.some((one) => file === one || file.startsWith(`${one}/`))

/** The files outside some folders and files that import from them. */
const importersOf = (own: readonly string[]): string[] =>
  sources.filter((file) => !isIn(file, own) && imported.get(file)!.some((to) => isIn(to, own)))

const withoutRecord = (files: readonly string[]) => files.filter((file) => file !== 'pictures/pictures.ts')

/**
 * A folder for each picture, except those that the landscape draws, and `drawing`, which is not a picture.
 */
const folders = [...new Set(sources.map((file) => /^pictures\/([^/]+)\//.exec(file)?.[1] ?? ''))].filter(
  (name) => name !== '' && name !== 'drawing',
)

test('each picture has its own folder, with its record', () => {
  const record = imported.get('pictures/pictures.ts')!
  const own = record.filter((file) => /^pictures\/[^/]+\//.test(file))
  expect(own.map((file) => file.split('/')[1]).toSorted()).toEqual(folders.toSorted())
})

test.each(folders)('only the listed files, besides the record of all, draw with the picture %s', (name) => {
  expect(withoutRecord(importersOf([`pictures/${name}`]))).toEqual(drawnBy[name] ?? [])
})

test.each(Object.entries(families))('%s are imported only by their seams', (_, { own, seams }) => {
  expect(own.filter((one) => !sources.some((file) => isIn(file, [one])))).toEqual([])
  expect(withoutRecord(importersOf(own)).toSorted()).toEqual(seams)
})

test('files that name a picture exist, and so does the picture', () => {
  const wrong = Object.entries(namedBy).filter(
    ([name, files]) =>
      !folders.includes(name) ||
      files.some((file) => !readFileSync(join('src', file), 'utf8').includes(`'${name}'`)),
  )
  expect(wrong).toEqual([])
})
