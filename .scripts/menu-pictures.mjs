// The pictures of the menu. A lecture's picture is in its folder, a preset's picture next to the presets; pages
// request thumbnails/<id>.webp.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const scenarios = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src', 'scenarios')
const lectures = join(scenarios, 'lectures')

/** The folder of the presets' pictures. */
export const presetPictures = join(scenarios, 'presets', 'thumbnails')

/** The picture file of a lecture or preset, which may not exist yet. */
export const pictureOf = (id) =>
  existsSync(join(lectures, id)) ? join(lectures, id, 'thumbnail.webp') : join(presetPictures, `${id}.webp`)

/** Ids of everything that has a picture. */
export const picturedIds = () =>
  [
    ...readdirSync(lectures),
    ...readdirSync(presetPictures).map((file) => file.replace(/\.webp$/, '')),
  ].filter((id) => existsSync(pictureOf(id)))

const address = /^\/thumbnails\/([\w-]+)\.webp(?:\?|$)/

/** Serves the pictures, and adds them to the public files of a build that has some. */
export function menuPictures() {
  let isPage = false
  return {
    name: 'menu-pictures',
    configResolved({ publicDir }) {
      isPage = publicDir !== ''
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const [, id] = address.exec(request.url ?? '') ?? []
        if (id === undefined || !existsSync(pictureOf(id))) return next()
        response.setHeader('Content-Type', 'image/webp').end(readFileSync(pictureOf(id)))
      })
    },
    generateBundle() {
      if (!isPage) return
      for (const id of picturedIds())
        this.emitFile({
          type: 'asset',
          fileName: `thumbnails/${id}.webp`,
          source: readFileSync(pictureOf(id)),
        })
    },
  }
}
