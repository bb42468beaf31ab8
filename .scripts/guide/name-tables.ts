// The tables of everything that a lecture can name, made from the lists that the page itself uses.
import { readdirSync } from 'node:fs'
import { escaped } from '../../src/exchange/escaped.ts'
import { mostFence, mostLetters, mostLectureSteps } from '../../src/exchange/lecture/bounds.ts'
import { mostPacked } from '../../src/exchange/lecture/lecture-link.ts'
import { functions } from '../../src/experiment/functions/catalogue.ts'
import { customId } from '../../src/experiment/functions/custom.ts'
import { generators } from '../../src/experiment/generators/catalogue.ts'
import {
  algorithmIds,
  completeAlgorithm,
  hyperparametersOf,
  type RuleId,
} from '../../src/experiment/spec/algorithm.ts'
import { schedule, type Schedule } from '../../src/experiment/spec/schedule.ts'
import { ideas } from '../../src/scenarios/ideas.ts'
import { controlNames, pictureNames } from '../../src/exchange/lecture/scenario.ts'
import { drawsNumbers } from '../../src/theory/draws/draws.ts'
import type { Drawing, Formula } from '../../src/theory/formula.ts'
import { formulas } from '../../src/theory/formulas/index.ts'
import type { QuantityArgument, QuantityEntry } from '../../src/theory/quantity/catalogue/entry.ts'
import { quantityEntries } from '../../src/theory/quantity/catalogue/index.ts'
import { sweepNumbers } from '../../src/theory/sweep/statistics.ts'
import { glossary } from '../../src/words/glossary.ts'
import {
  activationNames,
  algorithmNames,
  distributionNames,
  featureNames,
  lossNames,
  parameterizationNames,
} from '../../src/words/names.ts'
import { incomingWords } from '../../src/page/import/incoming-words.ts'
import { hosts } from '../../src/page/files/hosts.ts'
import { pictureNotes } from './docstrings.ts'
import { code, folded, table, words } from './html.ts'
import { pathOf } from './sources.ts'

const codes = (names: readonly string[]): string => names.map(code).join(', ')

const listed = (parts: readonly string[]): string =>
  parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}` : parts.join('')

function pictures(): string {
  const folder = 'src/pictures'
  const notes = new Map(
    readdirSync(pathOf(folder), { encoding: 'utf8', recursive: true })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => [...pictureNotes(`${folder}/${file}`)]),
  )
  const rows = pictureNames.map((name) => {
    const note = notes.get(name)
    if (!note) throw new Error(`The picture "${name}" says nothing of itself.`)
    return [code(name), escaped(note.label), words([note.note, ...note.needs].join(' '))]
  })
  return table('Pictures', ['name', 'on the screen', 'what it shows, and what it needs'], rows)
}

function argumentText({ name, kind, default: usual, needed }: QuantityArgument): string {
  if (usual !== undefined && !Array.isArray(kind)) return code(`${name}=${usual}`)
  if (kind === 'number' || kind === 'word') return code(name)
  const choice = (kind as readonly string[]).map((word) => code(word)).join(' · ')
  return `${code(`${name}=`)}${choice}${needed ? ' (needed)' : ''}`
}

function quantityTable(group: string, entries: readonly QuantityEntry[]): string {
  const rows = entries.map(({ name, label, unit, arguments: given, cost }) => [
    code(name),
    escaped(`${label}${unit === undefined || label.includes(unit) ? '' : `, in ${unit}`}`),
    given.map(argumentText).join(', '),
    cost === 'read' ? '' : cost,
  ])
  return table(`Quantities: ${group}`, ['name', 'what it is', 'arguments', 'cost'], rows)
}

function quantities(): string {
  const groups = [...new Set(quantityEntries.map(({ group }) => group))]
  return groups
    .map((group) => {
      const entries = quantityEntries.filter((entry) => entry.group === group)
      const count = `<span class="quiet">${entries.length}</span>`
      return folded(`${escaped(group)} ${count}`, quantityTable(group, entries))
    })
    .join('')
}

const drawnAs: Readonly<Record<Drawing, string>> = {
  path: 'a path',
  curve: 'a curve',
  contour: 'a line over the surface',
  point: 'points',
  threshold: 'a threshold in a chart or on a slider',
  matrix: 'a matrix',
  number: 'a number',
}

const formulaRow = ({ id, title, drawings, fromStart }: Formula): readonly string[] => [
  code(id),
  escaped(title),
  drawings.map((drawing) => drawnAs[drawing]).join(', or '),
  fromStart ? 'of a start w₀' : 'of the landscape',
]

const generatorRow = ({
  id,
  title,
  task,
  coordinates,
  size,
  noise,
  parameters,
}: (typeof generators)[number]) => [
  code(id),
  escaped(title),
  task,
  coordinates === 'model' ? 'as the model has' : String(coordinates),
  String(size),
  String(noise),
  Object.entries(parameters)
    .map(([name, { title: what, default: usual }]) => `${code(`${name}=${usual}`)} ${escaped(what)}`)
    .join(', '),
]

function algorithmRow(id: RuleId): readonly string[] {
  const usual: Readonly<Record<string, unknown>> = {
    ...completeAlgorithm({ id, learningRate: 0.1, steps: 1 }),
  }
  const own = hyperparametersOf(id).filter((name) => !['learningRate', 'steps', 'noise'].includes(name))
  return [
    code(id),
    escaped(algorithmNames[id]),
    own.map((name) => code(`${name}=${String(usual[name])}`)).join(', '),
  ]
}

const scheduleWords: Readonly<Record<Schedule['kind'], string>> = {
  constant: 'η throughout.',
  step: 'η, multiplied by `factor` after every `every` updates.',
  cosine: 'Half a cosine, from η down to `to` times η at the end of the run.',
  'warm-up':
    'A straight line up to η over the first `steps` updates, then the schedule `then`, which may be one of those above.',
  changes:
    'Rates set by hand, as `at: [{step: 20, learningRate: 0.1}]`. Before the first of them the schedule `before` applies.',
}

function scheduleRow({ entries }: (typeof schedule.options)[number]): readonly string[] {
  const { kind, ...fields } = entries
  const own = Object.entries(fields).map(([name, field]) => {
    const usual = 'default' in field ? field.default : undefined
    if (usual === undefined) return code(name)
    return code(`${name}=${typeof usual === 'object' ? usual.kind : String(usual)}`)
  })
  return [code(kind.literal), own.join(', '), words(scheduleWords[kind.literal])]
}

function names(): string {
  const named = (record: Readonly<Record<string, string>>) => codes(Object.keys(record))
  return table(
    'Names of an experiment',
    ['where', 'names'],
    [
      [
        `${code('id')} of a function`,
        `${codes([...functions.map(({ id }) => id), customId])} (any formula of x and y, as ${code('expression')})`,
      ],
      [code('loss'), named(lossNames)],
      [code('activation'), named(activationNames)],
      [code('parameterization'), named(parameterizationNames)],
      [code('distribution'), named(distributionNames)],
      [code('features'), named(featureNames)],
    ],
  )
}

/** Tables of names, each computed from a list. */
export const nameTables: Readonly<Record<string, () => string>> = {
  pictures,
  quantities,
  formulas: () =>
    table('Closed forms', ['name', 'what it says', 'drawn as', 'of what'], formulas.map(formulaRow)),
  generators: () =>
    table(
      'Generators of data',
      ['id', 'name', 'task', 'inputs', 'size', 'noise', 'parameters'],
      generators.map(generatorRow),
    ),
  algorithms: () =>
    table('Algorithms', ['id', 'name', 'what its rule has besides'], algorithmIds.map(algorithmRow)),
  schedules: () =>
    table('Schedules', ['kind', 'fields', 'the learning rate'], schedule.options.map(scheduleRow)),
  terms: () =>
    table(
      'Terms',
      ['term', 'words that are marked', 'what it means'],
      glossary.flatMap(({ term, words: written = [term], note }) =>
        written.length > 0 ? [[escaped(term), escaped(written.join(', ')), escaped(note)]] : [],
      ),
    ),
  names,
}

const linkSize = `${Math.round(mostPacked / 1024)} kB`

const thousands = (count: number): string => `${count / 1000} thousand`

/** Lists of names for use within a sentence. */
export const nameLists: Readonly<Record<string, () => string>> = {
  'sweep-numbers': () => codes(sweepNumbers),
  'draws-numbers': () => codes(drawsNumbers),
  controls: () => codes(controlNames),
  ideas: () => codes(ideas.map(({ id }) => id)),
  hosts: () => listed(hosts.map((host) => code(new URL(host).host))),
  tables: () => escaped(incomingWords.table.form),
  schema: () => '<a href="../lecture.schema.json">lecture.schema.json</a>',
  'link-size': () => linkSize,
  bounds: () =>
    `${mostLectureSteps} steps, ${mostLetters / 1e6} million characters in all, ${thousands(mostFence)} in a fence, and ${linkSize} in a link`,
}
