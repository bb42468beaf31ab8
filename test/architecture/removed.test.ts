import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { pictureNames } from '../../src/exchange/lecture/scenario.ts'
import { drawnBy, families, namedBy, registries } from './removable.ts'

/**
 * Pictures that no other file draws with or names, so that they consist of their folder and their lines in
 * the registries.
 */
const loose = pictureNames.filter((name) => !(name in drawnBy) && !(name in namedBy) && name !== 'maps')

/** A copy of the sources, deleted after the test. */
function copied(): string {
  const root = mkdtempSync(join(tmpdir(), 'badlands-'))
  onTestFinished(() => {
    rmSync(root, { recursive: true })
  })
  cpSync('src', join(root, 'src'), { recursive: true, filter: (file) => !/\.(webp|md)$/.test(file) })
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  const options = {
    extends: './src/tsconfig.json',
    compilerOptions: { composite: false, noEmit: true, emitDeclarationOnly: false, rootDir: '.' },
    include: ['src/**/*.ts'],
    exclude: [],
    references: [],
  }
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify(options))
  return root
}

/** Removes pictures from a copy: their folders, and their lines in each registry. */
function takeOut(root: string, names: readonly string[]): void {
  for (const name of names) rmSync(join(root, 'src/pictures', name), { recursive: true })
  const folder = new RegExp(`^import .*'\\./(${names.join('|')})/`)
  const camel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  const line = new RegExp(`^  '?(${names.flatMap((name) => [name, camel(name)]).join('|')})'?(: .*)?,$`)
  for (const file of registries) {
    const path = join(root, 'src', file)
    const kept = readFileSync(path, 'utf8').split('\n').filter((one) => !folder.test(one) && !line.test(one)) // prettier-ignore
    writeFileSync(path, kept.join('\n'))
  }
}

/** The type errors in a copy, each with its file. */
function faults(root: string): string[] {
  const compiler = resolve('node_modules/.bin/tsc')
  const { stdout } = spawnSync(compiler, ['-p', root, '--pretty', 'false'], { cwd: root, encoding: 'utf8' })
  return stdout.split('\n').filter((one) => one.includes('error TS'))
}

const filesOf = (errors: readonly string[]) => [
  ...new Set(errors.map((one) => /^src\/([^(]*)/.exec(one)?.[1] ?? one)),
]

/** Milliseconds that checking all types may take on a busy machine. */
const patience = 300_000

test(
  'without the pictures that nothing depends on, the rest still compiles',
  () => {
    const root = copied()
    takeOut(root, loose)
    expect(faults(root)).toEqual([])
    expect(loose.length).toBeGreaterThan(10)
  },
  patience,
)

test(
  'without any of the kinds of problems, only their seams have to change',
  () => {
    const root = copied()
    const all = Object.values(families)
    const own = all.flatMap((one) => one.own)
    const seams = all.flatMap((one) => one.seams)
    const pictures = own.flatMap((one) => /^pictures\/([^/]+)$/.exec(one)?.[1] ?? [])
    takeOut(root, pictures)
    for (const one of own) rmSync(join(root, 'src', one), { recursive: true, force: true })
    const changed = [
      ...seams,
      ...all.flatMap(({ readers = [] }) => readers),
      ...pictures.flatMap((name) => namedBy[name] ?? []),
    ]
    const files = filesOf(faults(root))
    expect(files.filter((file) => !changed.includes(file))).toEqual([])
    expect(files).toEqual(expect.arrayContaining(seams))
  },
  patience,
)
