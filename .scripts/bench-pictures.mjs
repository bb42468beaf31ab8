// Opens every step of lectures in the built page by its link, without WebGPU, answers its question and sets its dial, and says when the
// picture of each state is complete: each stage has a surface of all its points and its colours, stored or computed, and no chart
// waits to be computed.

/** Milliseconds after which a state is abandoned, and within which it should have its picture. */
const [patience, wanted] = [30_000, 3000]

/** Defines `untilPictured` in the page: it acts, waits for the complete picture, and returns what came last and what is missing. */
function watchPictures() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const deep = function* (root) {
    for (const element of root.querySelectorAll('*')) {
      yield element
      if (element.shadowRoot) yield* deep(element.shadowRoot)
    }
  }
  /** The name of an element that shows nothing yet; undefined for all others. */
  const emptyName = (element, isAsked) => {
    const { localName, heading } = element
    if (element.matches('.awaited')) return element.getRootNode().host?.heading || 'chart'
    // An open question hides what was learned.
    if (localName === 'bl-function-view' && !isAsked)
      return element.grid || element.beside.length > 0 ? undefined : heading
    if (localName === 'bl-kernel-map' && element.shadowRoot.textContent.includes('computing')) return heading
    return undefined
  }
  const missing = () => {
    const app = document.querySelector('bl-app')
    const { landscape } = app ?? {}
    const { study } = landscape ?? {}
    if (!study) return 'the page'
    const stages = [landscape, ...landscape.linked]
    if (stages.length < 1 + study.views.value.length) return 'a stage'
    const isDrawn = (stage) => {
      const { store, storedSurface } = stage.study ?? {}
      return store && (!store.training || (stage.pictured && (store.drawn || storedSurface.value)))
    }
    if (!stages.every(isDrawn)) return 'a surface'
    const { hero = 'surface' } = study.step.value ?? {}
    const large = app.renderRoot.querySelector('.picture[data-place="hero"] > :not(button, .veil)')
    if (!['surface', 'maps'].includes(hero) && !large) return 'the large picture'
    const asksForColours = ({ store, veiled, drape }) => {
      const { terrain, plane } = store.training ?? {}
      return terrain && terrain.show !== 'loss' && plane.kind !== 'hyperparameters' && !veiled && !drape.value
    }
    if (stages.some((stage) => asksForColours(stage.study))) return 'the map of ends'
    if (
      stages.some(({ study: { store, drawnRuns } }) => store.training && drawnRuns.value.includes(undefined))
    )
      return 'the runs'
    for (const element of deep(app.shadowRoot)) {
      const name = emptyName(element, study.veiled)
      if (name !== undefined && element.checkVisibility() && element.getBoundingClientRect().height > 0)
        return `the picture “${name}”`
    }
    return ''
  }
  const acts = {
    open: () => undefined,
    answer: (app) => app.guessing.reveal(),
    dial: ({ landscape, renderRoot }, place) => {
      const { dial } = landscape.study.step.value
      const detail = { patch: dial.experiments[place], label: dial.label, live: false }
      const event = Object.assign(new Event('bl-edit', { bubbles: true, composed: true }), detail)
      renderRoot.querySelector('main').dispatchEvent(event)
    },
  }
  window.untilPictured = async (kind, most, place) => {
    const app = document.querySelector('bl-app')
    const begun = kind === 'open' ? 0 : performance.now()
    acts[kind](app, place)
    // What is drawn follows the change in the next frame.
    if (kind !== 'open') await frame()
    let last = ''
    let what = missing()
    while (what && performance.now() - begun < most) {
      await new Promise((resolve) => setTimeout(resolve, 10))
      last = what
      what = missing()
    }
    await frame()
    await frame()
    const { study } = document.querySelector('bl-app')?.landscape ?? {}
    return {
      time: performance.now() - begun,
      what,
      last,
      stored: study?.together.some(({ isStored }) => isStored.value) ?? false,
      dial: study?.step.value?.dial?.values,
      asks: study?.step.value?.question !== undefined,
    }
  }
}

async function open(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  page.on('pageerror', (error) => console.error(error.message))
  await page.addInitScript(watchPictures)
  await page.goto(address, { waitUntil: 'commit' })
  return page
}

/** Prints for each state of each step of a lecture, in seconds, when its picture is complete; resolves to the states that take too long. */
export async function measurePictures(browser, address, { id, steps }) {
  const late = []
  const note = (name, { time, what, last, stored }) => {
    const words = [stored ? 'stored' : '', what ? `without ${what}` : last ? `last ${last}` : '']
      .filter(Boolean)
      .join(', ')
    console.log(`  ${name.padEnd(40)}${(time / 1000).toFixed(2).padStart(6)} s  ${words}`)
    if (time > wanted || what) late.push(name)
  }
  for (let step = 1; step <= steps; step++) {
    const link = (asks) => `${address}?questions=${asks}#scenario=${id}&step=${step}`
    const until = (page, kind, place) =>
      page.evaluate(([kind, most, place]) => window.untilPictured(kind, most, place), [kind, patience, place])
    const name = `${id} ${step}`
    let page = await open(browser, link('off'))
    const opened = await until(page, 'open')
    note(name, opened)
    for (const [place, value] of (opened.dial ?? []).entries())
      note(`${name}, dial at ${value}`, await until(page, 'dial', place))
    await page.close()
    if (!opened.asks) continue
    page = await open(browser, link('on'))
    note(`${name}, asked`, await until(page, 'open'))
    note(`${name}, answered`, await until(page, 'answer'))
    await page.close()
  }
  return late
}
