import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { expect, test } from 'vitest'

const filesOf = (folder: string): string[] =>
  execFileSync('git', ['ls-files', folder], { encoding: 'utf8' })
    .split('\n')
    .filter((file) => file.endsWith('.ts'))
const sources = filesOf('src')

/** The folders of `src` that a test's folder mirrors. Tests of the tests mirror none. */
const mirrored: Readonly<Record<string, (room: string) => readonly string[]>> = {
  unit: (room) => (/^(mutation|support)?$/.test(room) ? [] : [`src/${room}`]),
  gpu: (room) => [`src/engine/${room}`],
  element: (room) => (room === 'fixtures' ? [] : [`src/elements/${room}`, `src/${room}`]),
}

/** The file names of the sources that a test imports. */
const importsOf = (text: string): string[] =>
  Array.from(text.matchAll(/'(?:\.\.\/)+(src\/[^']*\.ts)'/g), ([, source = '']) => source)

/** Tests in a folder that `src` does not have, and tests that import their namesake from another folder. */
const misplaced = (files: readonly string[], read: (file: string) => string): string[] =>
  files.flatMap((file) => {
    const [, project = '', ...path] = file.split('/')
    const room = path.slice(0, -1).join('/')
    const expected = (mirrored[project]?.(room) ?? []).map((folder) => folder.replace(/\/$/, ''))
    if (expected.length === 0) return []
    if (!expected.some((folder) => sources.some((one) => one.startsWith(`${folder}/`))))
      return [`${file}: there is no ${expected.join(' or ')}`]
    const name = `${basename(file, '.test.ts')}.ts`
    const roots = expected.map((folder) => `${folder.split('/').slice(0, 2).join('/')}/`)
    const namesakes = importsOf(read(file)).filter(
      (source) => basename(source) === name && roots.some((root) => source.startsWith(root)),
    )
    const right = namesakes.length === 0 || namesakes.some((one) => expected.includes(dirname(one)))
    return right ? [] : [`${file}: it is in ${namesakes.map(dirname).join(' and ')}`]
  })

test('tests are in the folders that mirror what they test', () => {
  const tests = ['unit', 'gpu', 'element'].flatMap((project) => filesOf(`test/${project}`))
  const read = (file: string) => readFileSync(file, 'utf8')
  expect(
    misplaced(
      tests.filter((file) => file.endsWith('.test.ts')),
      read,
    ),
  ).toEqual([])
})

test('a test in another folder is found', () => {
  const texts: Readonly<Record<string, string>> = {
    'test/unit/scene/view.test.ts': "import { View } from '../../../src/scene/view.ts'",
    'test/unit/scene/ride.test.ts': "import { ridePose } from '../../../src/scene/camera/ride.ts'",
    'test/gpu/kernel/pace.test.ts': '',
    'test/element/stage/hud.test.ts': '',
  }
  expect(misplaced(Object.keys(texts), (file) => texts[file] ?? '')).toEqual([
    'test/unit/scene/ride.test.ts: it is in src/scene/camera',
    'test/gpu/kernel/pace.test.ts: there is no src/engine/kernel',
  ])
})
