import { parseExperiment } from '../../experiment/format/parse.ts'
import { hasRuns, type ExperimentInput } from '../../experiment/spec/experiment.ts'
import { sourcesOf } from './sources.ts'
import { works, type Work } from './works.ts'

const badlands: Work = {
  kind: 'software',
  author: '{Badlands contributors}',
  title: 'Badlands: a sandbox that shows the theory of machine learning',
  year: 2026,
  more: { version: '0.1.0', license: 'MIT' },
}

function entry(key: string, { kind, author, title, year, more }: Work): string {
  const fields = { author, title, year: String(year), ...more }
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},`)
  return `@${kind}{${key},\n${lines.join('\n')}\n}\n`
}

/**
 * The citations for an experiment, in BibTeX: this project, and the works that its data, function, network, algorithms, starts and picture
 * are taken from, each once.
 * @throws ExperimentError if the experiment is invalid
 */
export function toBibtex(input: ExperimentInput): string {
  const experiment = parseExperiment(input)
  const keys = hasRuns(experiment) ? sourcesOf(experiment) : []
  return [entry('badlands', badlands), ...keys.map((key) => entry(key, works[key]))].join('\n')
}
