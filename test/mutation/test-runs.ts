import { join } from 'node:path'
import { createVitest, type TestModule, type Vitest } from 'vitest/node'

/** How a file of tests ended. */
export interface TestRun {
  readonly passed: boolean
  /** The first test that failed and its message; '' where all passed. */
  readonly failure: string
}

/** Longest that one file of tests may take before its run counts as failed. A mutant may loop for ever. */
const patience = 240_000

/** Why a module of tests did not pass. */
function failureOf(module: TestModule): string {
  for (const test of module.children.allTests('failed'))
    return `${test.fullName}: ${test.result().errors?.[0]?.message ?? ''}`
  return module.errors()[0]?.message ?? 'it did not end'
}

/** Runs single files of tests of one project again and again, with Vitest and its browser started once. */
export class TestRuns {
  readonly #root: string
  readonly #project: string
  #vitest: Promise<Vitest> | undefined
  #ended: TestModule | undefined

  constructor(root: string, project: string) {
    this.#root = root
    this.#project = project
  }

  /** Makes the next run load a file again. */
  async reload(file: string): Promise<void> {
    const vitest = await this.#started()
    if (!file.endsWith('.wgsl')) return vitest.invalidateFile(join(this.#root, file))
    // A shader is part of the modules that import what includes it.
    for (const { vite, browser } of vitest.projects)
      for (const server of [vite, browser?.vite]) server?.moduleGraph.invalidateAll()
  }

  async run(file: string): Promise<TestRun> {
    const vitest = await this.#started()
    const project = vitest.projects.find(({ name }) => name.split(' ')[0] === this.#project)
    if (!project) throw new Error(`There is no project ${this.#project}.`)
    this.#ended = undefined
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), patience)))
    const specification = project.createSpecification(join(this.#root, file))
    const run = await Promise.race([vitest.runTestSpecifications([specification]), late])
    clearTimeout(timer)
    if (run === 'late') {
      await this.close()
      return { passed: false, failure: `it took more than ${patience / 1000} s` }
    }
    const [unhandled] = run.unhandledErrors
    if (unhandled !== undefined) return { passed: false, failure: String(unhandled) }
    const ended = this.#ended as TestModule | undefined
    if (ended?.state() === 'passed' || ended?.state() === 'skipped') return { passed: true, failure: '' }
    return { passed: false, failure: ended ? failureOf(ended) : 'it was not run' }
  }

  async close(): Promise<void> {
    const vitest = await this.#vitest
    this.#vitest = undefined
    await vitest?.close()
  }

  #started(): Promise<Vitest> {
    this.#vitest ??= this.#start()
    return this.#vitest
  }

  async #start(): Promise<Vitest> {
    const vitest = await createVitest(
      'test',
      {
        root: this.#root,
        project: [this.#project],
        watch: false,
        bail: 1,
        reporters: [{ onTestModuleEnd: (module) => void (this.#ended = module) }],
      },
      { logLevel: 'error' },
    )
    await vitest.standalone()
    return vitest
  }
}
