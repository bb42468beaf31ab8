/**
 * Runs on the page from its creation and defines `__steps`: `watch` records when a step becomes visible, from
 * the page's creation or from the next key on, `underWay` waits until progress is shown, and `escape` records
 * what the next key stops.
 */
export function watchSteps() {
  const tasks = []
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push([startTime, duration])
  }).observe({ type: 'longtask', buffered: true })

  const moment = (milliseconds = 5) => new Promise((resolve) => setTimeout(resolve, milliseconds))
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  /** Resolves at the next keydown, before the page handles it. */
  const key = (hear = () => undefined) =>
    new Promise((resolve) => {
      const down = () => {
        hear()
        resolve(performance.now())
      }
      addEventListener('keydown', down, { capture: true, once: true })
    })

  const app = () => document.querySelector('bl-app')
  const stagesOf = () => {
    const { landscape } = app() ?? {}
    return landscape?.study ? [landscape, ...landscape.linked] : []
  }
  /** Whether a stage, large or inset, shows progress. */
  const saysProgress = ({ renderRoot }) =>
    [
      renderRoot.querySelector('bl-hud')?.renderRoot.querySelector('.busy'),
      renderRoot.querySelector('p.busy'),
    ].some((busy) => busy?.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  const sweeps = () =>
    [...(app()?.renderRoot.querySelectorAll('bl-sweep-chart') ?? [])].some(({ running }) => running)
  const rests = () => stagesOf().every(({ study }) => study.idle.value) && !sweeps()
  const hasRuns = ({ study }) => study.store.runs.every((run) => run)

  const listening = new WeakMap()
  /** Whether the first results of the last opened experiment are complete. */
  const opening = ({ store }) => {
    const known = listening.get(store)
    if (known) return known
    const state = { opened: false }
    listening.set(store, state)
    store.addEventListener('opened', () => (state.opened = true))
    return state
  }

  /** Records when the current state has reached the screen, and the GPU too if its queue is given. */
  async function note(found, name, queue) {
    if (name in found) return
    found[name] = undefined
    await frame()
    await frame()
    await queue?.onSubmittedWorkDone()
    found[name] = performance.now()
  }

  /** The large picture of a problem, which has no surface; undefined until it exists. */
  const heroOf = () =>
    document
      .querySelector('bl-app')
      .renderRoot.querySelector('.picture[data-place="hero"] > :not(button, .veil)') ?? undefined

  /** Records which parts of a step are complete by now; returns whether all are. */
  function look(found, before) {
    const stages = stagesOf()
    const [lead] = stages
    if (!lead) return false
    const { store, playback, basins } = lead.study
    const { view, terrain, plane, problem } = store.experiment
    if (problem) {
      if (heroOf()) for (const name of ['sign', 'surface']) void note(found, name)
      return found.sign && found.surface
    }
    const queue = store.engine?.device?.queue
    const isNew = ({ pictured, terrain }) => pictured && terrain && !before.includes(terrain)
    const { opened } = opening(lead.study)
    const still = playback.last === 0 || view.step !== undefined
    const walk = opened && lead.pictured && (playback.step > 0 || still)
    const mapped = terrain.quantity === 'outcome' && plane.kind !== 'hyperparameters'
    const stays = before.length > 0 && store.idle
    if (walk || stages.some((stage) => saysProgress(stage) || isNew(stage))) void note(found, 'sign')
    if (isNew(lead) || stays) void note(found, 'surface', queue)
    if (walk) void note(found, 'runs')
    if (stages.every((stage) => stage.pictured && hasRuns(stage))) void note(found, 'all stages', queue)
    if (mapped && lead.pictured && basins.map.value.value) void note(found, 'map', queue)
    const wanted = ['sign', 'surface', 'runs', 'all stages', ...(mapped ? ['map'] : [])]
    return stages.length === 1 + lead.study.views.value.length && wanted.every((name) => found[name])
  }

  async function watch(byKey, patience) {
    let [since, before] = [0, []]
    if (byKey) {
      const state = opening(stagesOf()[0].study)
      since = await key(() => {
        state.opened = false
        before = stagesOf().map(({ terrain }) => terrain)
      })
      await moment(0)
    }
    const found = {}
    while (!look(found, before) && performance.now() < since + patience) await moment()
    const { playback, store } = stagesOf()[0]?.study ?? {}
    const held = tasks.filter(([start]) => start >= since).map(([, duration]) => duration)
    return {
      times: Object.fromEntries(Object.entries(found).map(([name, at]) => [name, at - since])),
      still: playback?.last === 0 || store?.experiment.view.step !== undefined,
      task: Math.max(0, ...held),
    }
  }

  async function underWay() {
    const since = performance.now()
    while (performance.now() < since + 1500) {
      if (stagesOf().some(saysProgress)) return true
      const [lead] = stagesOf()
      if (lead?.pictured && rests() && performance.now() > since + 400) return false
      await moment()
    }
    return !rests()
  }

  async function escape(patience) {
    const drawn = stagesOf().map(({ terrain }) => terrain)
    const since = await key()
    while (!rests() && performance.now() < since + patience) await moment()
    const kept = stagesOf().every(({ terrain, content }, i) => !drawn[i] || (terrain && content))
    return { rested: rests(), drawn: drawn[0] !== undefined, kept, spent: performance.now() - since }
  }

  window.__steps = { watch, underWay, escape }
}
