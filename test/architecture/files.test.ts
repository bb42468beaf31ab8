import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(file))
const source = tracked.filter((file) => /\.(ts|mjs|cjs|wgsl|css|html)$/.test(file))

test('no folder is named utils, helpers or common', () => {
  expect(tracked.filter((file) => /(^|\/)(utils?|helpers?|common)\//.test(file))).toEqual([])
})

/** The most sources in a folder, not counting its subfolders, so that one glance takes them in. */
const mostSources = 20

test(`no folder of src has more than ${mostSources} sources`, () => {
  const counts = new Map<string, number>()
  for (const file of tracked.filter((one) => /^src\/.*\.(ts|css)$/.test(one)))
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
  expect([...counts].filter(([, count]) => count > mostSources)).toEqual([])
})

test('the top level holds only what the design names and what tools require', () => {
  const design = [
    'package.json',
    'tsconfig.json',
    'index.html',
    'src',
    'shaders',
    'public',
    'test',
    'README.md',
    'LICENSE',
  ]
  const forced = ['CHANGELOG.md', 'CITATION.cff', 'package-lock.json', 'vite.config.ts', 'eslint.config.js']
  const top = new Set(tracked.map((file) => file.split('/')[0] ?? '').filter((name) => !name.startsWith('.')))
  expect([...top].filter((name) => !design.includes(name) && !forced.includes(name))).toEqual([])
})

test('shaders holds no TypeScript, and a compute shader has exactly one entry point', () => {
  expect(tracked.filter((file) => file.startsWith('shaders/') && !/\.(wgsl|md)$/.test(file))).toEqual([])
  const entries = (file: string) =>
    readFileSync(file, 'utf8').match(/@(compute|vertex|fragment)\b/g)?.length ?? 0
  const wgsl = (folder: string) => tracked.filter((file) => file.startsWith(folder) && file.endsWith('.wgsl'))
  expect(wgsl('shaders/chunk/').filter((file) => entries(file) !== 0)).toEqual([])
  expect(wgsl('shaders/compute/').filter((file) => entries(file) !== 1)).toEqual([])
})

test('nothing is skipped, silenced or left for later', () => {
  const marks =
    /\b(test|it|describe|suite)(\.\w+)*\.(skip|only|todo|fixme|skipIf|runIf)\(|\b(TODO|FIXME)\b|: any\b|as any\b|@ts-(ignore|expect-error|nocheck)|\beslint-disable|retry: [1-9]/
  const found = source
    .filter((file) => !file.startsWith('test/architecture/'))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .map((line, i) => `${file}:${i + 1}: ${line.trim()}`)
        .filter((line) => marks.test(line)),
    )
  expect(found).toEqual([])
})

test('links in the Markdown files lead somewhere', () => {
  const broken = tracked
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|mark:|#)([^)#\s]+)/g)]
        .map(([, target]) => join(dirname(file), target ?? ''))
        .filter((target) => !existsSync(target)),
    )
  expect(broken).toEqual([])
})

test('every npm script named in the README exists', () => {
  const scripts = Object.keys(
    (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }).scripts,
  )
  const named = [...readFileSync('README.md', 'utf8').matchAll(/\bnpm (?:run )?([a-z:]+)/g)].map(
    ([, name]) => name ?? '',
  )
  expect(
    named.filter((name) => !scripts.includes(name) && !['install', 'ci', 'pack'].includes(name)),
  ).toEqual([])
  expect(named).toContain('start')
  expect(named).toContain('test')
})
