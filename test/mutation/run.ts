import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { areas, type Area } from './areas.ts'
import { inTurn } from './choice.ts'
import { Compiler } from './compiler.ts'
import { explained, explains } from './explained.ts'
import { changed, mutantOf, type Mutant } from './mutant.ts'
import { nearestTests, testsOf } from './nearest-tests.ts'
import { Sandbox } from './sandbox.ts'
import { TestRuns } from './test-runs.ts'
import { typescriptChanges, typescriptMutators } from './typescript-mutators.ts'
import { wgslChanges, wgslMutators } from './wgsl-mutators.ts'

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    count: { type: 'string', default: '20' },
    list: { type: 'boolean', default: false },
  },
})
const wanted = areas.filter(({ name }) => !options.only || options.only.split(',').includes(name))
const count = Number(options.count)

const root = process.cwd()
const paths = ['src', 'shaders', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
    (path) => `${folder}/${path.replaceAll('\\', '/')}`,
  ),
)
const texts = new Map(
  paths
    .filter((path) => /\.(ts|wgsl)$/.test(path))
    .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
)
const textOf = (path: string): string => texts.get(path) ?? ''

const mutantsOf = (area: Area): Mutant[] =>
  [...texts].flatMap(([file, text]) => {
    if (!area.files.test(file)) return []
    const changes = file.endsWith('.wgsl') ? wgslChanges(text) : typescriptChanges(text)
    return changes.map((change) => mutantOf(file, text, change))
  })

/** Names of all mutators, in the order in which they take turns. */
const mutators = [...new Set([...Object.keys(typescriptMutators), ...Object.keys(wgslMutators)])]

const clipped = (text: string): string => (text.length > 140 ? `${text.slice(0, 139)}…` : text)
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** Counts for one area. Survivors are the mutants without an explanation. */
const counts = () => ({ caught: 0, survived: 0, explained: 0, 'not viable': 0 })
type Verdict = keyof ReturnType<typeof counts>

function print(verdict: Verdict, area: Area, mutant: Mutant, why: string, since: number): void {
  const { file, line, mutator, before, after } = mutant
  console.log(
    [
      `${verdict.padEnd(10)} ${area.name.padEnd(7)} ${file}:${line}  ${mutator} (${seconds(since)})`,
      `    - ${clipped(before)}`,
      `    + ${clipped(after)}`,
      ...(why ? [`    ${clipped(why.replace(/\s+/g, ' '))}`] : []),
    ].join('\n'),
  )
}

/** The test that noticed a mutant, and its message. */
interface Catch {
  readonly test: string
  readonly failure: string
}

/** Changes files of the copy, one at a time, and tries the tests on each. */
class Trials {
  /** Tests that fail without any change, so they say nothing about a mutant. */
  readonly unsound = new Set<string>()
  readonly #sound = new Set<string>()
  readonly #sandbox: Sandbox
  readonly #runs: TestRuns

  constructor(sandbox: Sandbox, runs: TestRuns) {
    this.#sandbox = sandbox
    this.#runs = runs
  }

  /** The first test that fails with the mutant and passes without it; undefined if there is none. */
  async of(mutant: Mutant, tests: readonly string[]): Promise<Catch | undefined> {
    let left = tests.filter((test) => !this.unsound.has(test))
    for (;;) {
      await this.#write(mutant.file, changed(textOf(mutant.file), mutant))
      const caught = await this.#firstFailure(left)
      await this.#write(mutant.file, textOf(mutant.file))
      if (!caught || (await this.#isSound(caught.test))) return caught
      left = left.slice(left.indexOf(caught.test) + 1)
    }
  }

  async #firstFailure(tests: readonly string[]): Promise<Catch | undefined> {
    for (const test of tests) {
      const { passed, failure } = await this.#runs.run(test)
      if (!passed) return { test, failure }
    }
    return undefined
  }

  /** Returns whether a test passes without any change, running it once. */
  async #isSound(test: string): Promise<boolean> {
    if (this.#sound.has(test)) return true
    const { passed, failure } = await this.#runs.run(test)
    if (passed) this.#sound.add(test)
    else {
      this.unsound.add(test)
      console.log(`left out, as it fails without any change: ${test}: ${clipped(failure)}`)
    }
    return passed
  }

  async #write(file: string, text: string): Promise<void> {
    this.#sandbox.write(file, text)
    await this.#runs.reload(file)
  }
}

/** Distinguishes a shader that did not compile from one that computed something else. */
const refusedShader = (failure: string): boolean => /ShaderModule|WGSL/.test(failure)

/** Tries mutants of an area until `count` of them could be run. */
async function tryArea(area: Area, sandbox: Sandbox) {
  const found = counts()
  const mutants = mutantsOf(area)
  const tests = testsOf(texts, area.tests)
  const files = [...new Set(mutants.map(({ file }) => file))]
  const compiler = area.project === 'unit' ? new Compiler(sandbox.root, files) : undefined
  const runs = new TestRuns(sandbox.root, area.project)
  const trials = new Trials(sandbox, runs)
  for (const mutant of inTurn(mutants, mutators, Number(options.seed))) {
    if (found.caught + found.survived >= count) break
    const since = performance.now()
    const tell = (verdict: Verdict, why: string) => {
      found[verdict]++
      print(verdict, area, mutant, why, since)
    }
    const explanation = explained.find((each) => explains(each, mutant))
    if (explanation) {
      tell('explained', explanation.reason)
      continue
    }
    const error = compiler?.errorIn(mutant.file, changed(textOf(mutant.file), mutant))
    if (error !== undefined) {
      tell('not viable', error)
      continue
    }
    const caught = await trials.of(mutant, nearestTests(tests, mutant.file))
    if (!caught) tell('survived', '')
    else if (area.project === 'gpu' && refusedShader(caught.failure)) tell('not viable', caught.failure)
    else tell('caught', `${caught.test}: ${caught.failure}`)
  }
  await runs.close()
  compiler?.dispose()
  return { found, unsound: trials.unsound.size }
}

/** Explanations of mutants that are no longer generated. */
const staleExplanations = (): string[] => {
  const all = areas.flatMap(mutantsOf)
  return explained
    .filter((each) => !all.some((mutant) => explains(each, mutant)))
    .map(({ file, before }) => `stale explanation: ${file}: ${before}`)
}

async function main(): Promise<void> {
  if (options.list) {
    for (const area of wanted) {
      const mutants = mutantsOf(area)
      const order = [...inTurn(mutants, mutators, Number(options.seed))].slice(0, count)
      for (const { file, line, mutator, before, after } of order)
        console.log(
          `${area.name} ${file}:${line}  ${mutator}\n    - ${clipped(before)}\n    + ${clipped(after)}`,
        )
      console.log(
        `${area.name}: ${mutants.length} mutants in ${new Set(mutants.map(({ file }) => file)).size} files`,
      )
    }
    return
  }
  const sandbox = new Sandbox(root)
  let ended = false
  process.on('exit', () => {
    sandbox.dispose()
    if (ended) return
    console.log('The run was cut off.')
    process.exitCode = 1
  })
  process.on('SIGINT', () => process.exit(130))
  const sum = counts()
  let failing = 0
  for (const area of wanted) {
    const since = performance.now()
    const { found, unsound } = await tryArea(area, sandbox)
    failing += unsound
    for (const verdict of Object.keys(sum) as Verdict[]) sum[verdict] += found[verdict]
    console.log(`${area.name}: ${found.caught} caught, ${found.survived} survived (${seconds(since)})`)
  }
  const stale = staleExplanations()
  for (const line of stale) console.log(line)
  console.log(
    `mutants: ${sum.caught + sum.survived} (seed ${options.seed}), ${sum.caught} caught, ${sum.survived} survived, ${sum.explained} explained, ${sum['not viable']} not viable`,
  )
  ended = true
  process.exitCode = sum.survived + stale.length + failing > 0 ? 1 : 0
}

await main()
process.exit()
