import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isUsual, namedTests, partOfRest } from '../../.scripts/usual-tests.mjs'

const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((name) => /^(architecture|claims|e2e|element|gpu|unit).*\.test\.ts$/.test(name))
  .map((name) => `/somewhere/test/${name}`)

const parts = [1, 2, 3].map((index) => partOfRest(files, index, 3))

it('names only tests that exist', () => {
  const paths = new Set(files.map((file) => file.replace('/somewhere/', '')))
  expect(namedTests.filter((path) => !paths.has(path))).toEqual([])
})

it('runs each test file in npm test or in one third of the rest', () => {
  for (const file of files) {
    const times = Number(isUsual(file)) + parts.filter((part) => part.includes(file)).length
    expect(times, file).toBe(1)
  }
})

it('shares the files of a project out evenly', () => {
  for (const project of ['claims', 'e2e', 'element', 'gpu', 'unit']) {
    const counts = parts.map((part) => part.filter((file) => file.includes(`/test/${project}/`)).length)
    expect(Math.max(...counts) - Math.min(...counts), project).toBeLessThanOrEqual(1)
  }
})
