import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { expect, test } from 'vitest'
import {
  activationSources,
  dataSources,
  distributionSources,
  functionSources,
  normalizationSources,
  parameterizationSources,
  ruleSources,
} from '../../../../src/exchange/bibliography/sources.ts'
import { toBibtex } from '../../../../src/exchange/bibliography/to-bibtex.ts'
import { works } from '../../../../src/exchange/bibliography/works.ts'
import { functionOf } from '../../../../src/experiment/functions/catalogue.ts'
import { generatorOf } from '../../../../src/experiment/generators/catalogue.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { moons, onFunction } from '../../../support/experiments.ts'

const keysOf = (bibtex: string): string[] =>
  [...bibtex.matchAll(/^@\w+\{([^,]+),$/gmu)].map(([, key]) => key!)

test('an experiment cites its data, network, algorithms, starts and picture, each once', () => {
  const input: TrainingInput = {
    ...moons,
    data: { kind: 'generated', id: 'iris' },
    model: {
      kind: 'mlp',
      widths: [4, 6, 6, 3],
      activation: 'gelu',
      residual: { strength: 1 },
      normalization: 'layer',
    },
    metric: { loss: 'cross-entropy' },
    algorithms: [
      {
        id: 'adam',
        learningRate: 0.01,
        steps: 5,
        schedule: { kind: 'warm-up', steps: 2, then: { kind: 'cosine' } },
      },
      { id: 'adam', learningRate: 0.1, steps: 5, subspace: { dimension: 2 } },
    ],
    plane: { kind: 'random', normalization: 'filter' },
  }
  expect(keysOf(toBibtex(input))).toEqual([
    'badlands', 'fisher1936', 'hendrycks2016', 'ba2016', 'he2016', 'kingma2015', 'loshchilov2017', 'goyal2017', 'li2018measuring',
    'lecun1998', 'li2018visualizing',
  ]) // prettier-ignore
  expect(keysOf(toBibtex(onFunction({ id: 'rosenbrock' })))).toEqual(['badlands', 'rosenbrock1960'])
})

test('an entry is valid BibTeX: its braces close, and it has authors, a title and a year', () => {
  for (const [key, { author, title, year, more = {} }] of Object.entries(works)) {
    for (const value of [author, title, ...Object.values(more)]) {
      expect(value.match(/\{/gu)?.length ?? 0, key).toBe(value.match(/\}/gu)?.length ?? 0)
      expect(value, key).toMatch(/^[\x20-\x7e]+$/u)
    }
    expect(
      author.split(' and ').every((name) => /^\S.*, \S/u.test(name)),
      key,
    ).toBe(true)
    expect(key, key).toContain(String(year))
    if ('eprint' in more) expect(more['eprint'], key).toMatch(/^\d{4}\.\d{4,5}$/u)
  }
})

test('every work belongs to something that exists', () => {
  for (const id of Object.keys(dataSources)) expect(generatorOf(id), id).toBeDefined()
  for (const id of Object.keys(functionSources)) expect(functionOf(id), id).toBeDefined()
  const used = [
    ruleSources, activationSources, normalizationSources, parameterizationSources, distributionSources, dataSources, functionSources,
  ].flatMap((sources) => Object.values(sources).flat()) // prettier-ignore
  const ofFields = ['he2016', 'chizat2019', 'loshchilov2017', 'goyal2017', 'lee2019', 'li2018measuring', 'zhang2017', 'li2018visualizing', 'madry2018', 'goodfellow2015', 'elhage2022'] // prettier-ignore
  expect(Object.keys(works).toSorted()).toEqual([...new Set([...used, ...ofFields])].toSorted())
})

test('the project is cited as in its own file', () => {
  const cff = parse(readFileSync('CITATION.cff', 'utf8')) as {
    title: string
    version: string
    license: string
  }
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
  const bibtex = toBibtex(moons)
  for (const text of [cff.title, cff.license, version]) expect(bibtex).toContain(`{${text}}`)
  expect(cff.version).toBe(version)
})
