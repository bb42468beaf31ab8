// Opens every step of lectures in the built page by its link, without WebGPU, and reports when its picture is
// complete: each stage has a surface with all its points, stored or computed, and no chart is waiting for its
// data.

/** Milliseconds after which a step is abandoned, and within which it should have its picture. */
const [patience, wanted] = [30_000, 3000]

/**
 * Runs on the page until its picture is complete. Resolves to the milliseconds since the page was requested,
 * what is missing, and what came last.
 */
async function untilPictured(most) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const deep = function* (root) {
    for (const element of root.querySelectorAll('*')) {
      yield element
      if (element.shadowRoot) yield* deep(element.shadowRoot)
    }
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
    const waits = [...deep(app.shadowRoot)].find(
      (element) => element.matches('.awaited') && element.checkVisibility(),
    )
    return waits ? `the ${waits.getRootNode().host?.heading ?? 'chart'}` : ''
  }
  let what = missing()
  let last = what
  while (what && performance.now() < most) {
    await new Promise((resolve) => setTimeout(resolve, 10))
    last = what
    what = missing()
  }
  await frame()
  await frame()
  const stages = document.querySelector('bl-app')?.landscape?.study?.together ?? []
  return { time: performance.now(), what, last, stored: stages.some(({ isStored }) => isStored.value) }
}

/**
 * Prints for each step of a lecture, in seconds, when its picture is complete. Resolves to the steps that
 * take too long.
 */
export async function measurePictures(browser, address, { id, steps }) {
  const late = []
  for (let step = 1; step <= steps; step++) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    page.on('pageerror', (error) => console.error(error.message))
    await page.goto(`${address}?questions=off#scenario=${id}&step=${step}`, { waitUntil: 'commit' })
    const { time, what, last, stored } = await page.evaluate(untilPictured, patience)
    await page.close()
    const words = [stored ? 'stored' : '', what ? `without ${what}` : `last ${last}`]
      .filter(Boolean)
      .join(', ')
    console.log(`  ${`${id} ${step}`.padEnd(24)}${(time / 1000).toFixed(2).padStart(6)} s  ${words}`)
    if (time > wanted || what) late.push(`${id} ${step}`)
  }
  return late
}
