// Measures what heavy but valid experiments cost the page's main thread, from their link to their runs and
// through one edit.
import { deflateSync, strToU8 } from 'fflate'
import { picture, restWithin } from './built-page.mjs'
import { browserTaskTimes } from './task-times.mjs'

const linkOf = (experiment) =>
  `#1.${Buffer.from(deflateSync(strToU8(JSON.stringify(experiment)))).toString('base64url')}`

const moons = {
  version: 1,
  seed: 3,
  data: { kind: 'generated', id: 'two-moons', size: 300 },
  model: { kind: 'mlp', widths: [2, 8, 8, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'adam', learningRate: 0.01, steps: 300 }],
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
  plane: { kind: 'random', normalization: 'filter' },
}
const rows = Array.from({ length: 65_536 }, (_, i) => [((i * 37) % 100) / 100])
const rules = ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw', 'adagrad', 'lion']

/** Experiments by name. The flagship has no link. */
const experiments = {
  'the flagship': undefined,
  'a table of 65,536 rows': {
    ...moons,
    data: { kind: 'table', task: 'regression', inputs: rows, targets: rows },
    model: { kind: 'mlp', widths: [1, 8, 1], activation: 'tanh' },
    metric: { loss: 'squared' },
  },
  'eight algorithms from 16 starts': {
    ...moons,
    algorithms: rules.map((id) => ({ id, learningRate: 0.01, steps: 300 })),
    starts: Array(16).fill(moons.starts[0]),
  },
  'eight layers of 512 units': {
    ...moons,
    model: { kind: 'mlp', widths: [2, ...Array(8).fill(512), 1], activation: 'gelu' },
  },
  '40,000 samples of a teacher': {
    ...moons,
    data: { kind: 'generated', id: 'teacher', size: 40_000 },
    metric: { loss: 'squared' },
  },
}

/** Processor time, in milliseconds, that a task may take, and the time above which it is listed. */
const [most, listed] = [100, 80]
/** Milliseconds after which an experiment is abandoned. */
const patience = 50_000

/** Tasks longer than 80 ms, from an experiment's link to its runs and through an edit of its model. */
async function tasksOf(browser, address, experiment) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(error.message))
  const times = await browserTaskTimes(browser, async () => {
    await page.goto(`${address}?questions=off${experiment ? linkOf(experiment) : ''}`)
    await page.waitForFunction(picture, undefined, { timeout: patience }).catch(() => undefined)
    await restWithin(page, patience)
    await page.evaluate(() =>
      document.querySelector('bl-app').landscape.study.store.edit({ model: { linearity: 0.5 } }, 'linearity'),
    )
    await restWithin(page, patience)
  })
  await context.close()
  return times.filter((ms) => ms > listed).sort((one, other) => other - one)
}

/** Prints the tasks of each experiment; returns whether all goals are met. */
export async function measureHeavy(browser, address) {
  let met = true
  for (const [name, experiment] of Object.entries(experiments)) {
    const tasks = await tasksOf(browser, address, experiment)
    const good = tasks.every((ms) => ms <= most)
    met &&= good
    const found = tasks.length > 0 ? tasks.map((ms) => ms.toFixed(0)).join(', ') : 'none'
    console.log(
      `${name}: tasks over ${listed} ms of processor time: ${found} (goal: ${most} ms, ${good ? 'met' : 'missed'})`,
    )
  }
  return met
}
