import { join } from 'node:path'
import { createVitest, type TestModule, type Vitest } from 'vitest/node'

/** The result of a test file. */
export interface TestRun {
  readonly passed: boolean
  /** The first test that failed and its message; '' if all passed. */
  readonly failure: string
}

/**
 * The longest time that one test file may take before its run counts as failed, since a mutant may loop for
 * ever.
 */
const patience = 240_000

/** The reason why a test module did not pass. */
function failureOf(module: TestModule): string {
  for (const test of module.children.allTests('failed'))
    return `${test.fullName}: ${test.result().errors?.[0]?.message ?? ''}`
  return module.errors()[0]?.message ?? 'it did not end'
}

/** Runs single test files of one project repeatedly, starting Vitest and its browser once. */
export class TestRuns {
  readonly #root: string
  readonly #project: string
  #vitest: Promise<Vitest> | undefined
  #ended: TestModule | undefined

  constructor(root: string, project: string) {
    this.#root = root
    this.#project = project
  }

  /** Makes the next run reload a file. */
  async reload(file: string): Promise<void> {
    const vitest = await this.#started()
    if (!file.endsWith('.wgsl')) return vitest.invalidateFile(join(this.#root, file))
    // A shader is part of the modules that import files including it.
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
