// Builds and serves the page for the scripts that measure it, and performs a user's actions on it.
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Builds the site to a folder of its own and serves it; `close` stops the server and removes the folder. */
export async function serveBuilt(name) {
  const outDir = join(root, 'node_modules', '.cache', 'badlands', `${name}-${process.pid}`)
  const given = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  await build({ root, mode: 'production', logLevel: 'error', build: { outDir, emptyOutDir: true } })
  if (given === undefined) delete process.env.NODE_ENV
  else process.env.NODE_ENV = given
  const server = await preview({
    root,
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  })
  const close = async () => {
    await server.close()
    rmSync(outDir, { recursive: true })
  }
  return { address: `http://127.0.0.1:${server.httpServer.address().port}/`, outDir, close }
}

/**
 * Milliseconds at which surface and stage were complete, which the page marks in its timeline; undefined
 * before.
 */
export const picture = () => performance.getEntriesByName('badlands-picture')[0]?.startTime

/** Resolves when no computation is running. */
export const rest = (page) => page.evaluate(() => document.querySelector('bl-app').landscape.whenIdle())

/** Resolves when no computation is running, or after the given time in milliseconds. */
export const restWithin = (page, milliseconds) =>
  Promise.race([rest(page), page.waitForTimeout(milliseconds)])

/** The centre of the w_0 marker on the page. */
const marker = (page) =>
  page.evaluate(() => {
    const { stage, content } = document.querySelector('bl-app').landscape
    const start = content.starts[0]
    const place = stage.screenOf(start.a, start.b, start.loss)
    const box = stage.getBoundingClientRect()
    return { x: box.x + place.x, y: box.y + place.y }
  })

/** Drags w_0 in a circle with the pointer, back to where it was. */
export async function drag(page, moves, pause) {
  const from = await marker(page)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (let i = 1; i <= moves; i++) {
    const turn = (2 * Math.PI * i) / moves
    await page.mouse.move(from.x - 40 * Math.sin(turn), from.y - 25 * (1 - Math.cos(turn)))
    await page.waitForTimeout(pause)
  }
  await page.mouse.up()
  await rest(page)
}

/** The lectures in the menu, once its list has loaded after the first picture. Presets have one step. */
export async function lectures(page) {
  const listed = await page.waitForFunction(() => {
    const { groups } = document.querySelector('bl-app').shadowRoot.querySelector('bl-menu')
    return groups.length > 0 && groups.flatMap(({ entries }) => entries)
  })
  const entries = await listed.jsonValue()
  return entries.filter(({ steps }) => steps > 1).map(({ id, steps }) => ({ id, steps }))
}
