import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { shardOf } from '../../.scripts/shards.mjs'

const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((name) => /^(architecture|claims|e2e|element|gpu|unit).*\.test\.ts$/.test(name))
  .map((name) => `/somewhere/test/${name}`)

const parts = [1, 2, 3].map((index) => shardOf(files, index, 3))

it('has each test file in a part of npm test, and none twice but what is in all of them', () => {
  expect(new Set(parts.flat())).toEqual(new Set(files))
  for (const file of files) {
    const isInEach = /\/test\/(unit|architecture)\/|\/(page\/opens|landscape\/main-job)\.test/.test(file)
    expect(parts.filter((part) => part.includes(file)).length, file).toBe(isInEach ? 3 : 1)
  }
})

it('shares the files of a project out evenly, neighbours apart', () => {
  for (const project of ['claims', 'e2e', 'element', 'gpu']) {
    const counts = parts.map((part) => part.filter((file) => file.includes(`/test/${project}/`)).length)
    expect(Math.max(...counts) - Math.min(...counts), project).toBeLessThanOrEqual(1)
  }
})
