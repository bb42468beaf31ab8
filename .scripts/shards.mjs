import { siteTests } from './changed.mjs'
import { BaseSequencer } from 'vitest/node'

/** The projects whose tests last long: their files are shared out. What others do not take long for is in each part. */
const project = /(?:^|\/)test\/(claims|e2e|element|gpu)\//

const isWhole = (path) => !project.test(path) || siteTests.some((site) => path.endsWith(site))

/**
 * Those of the test files that are in part `index` (from 1) of `count`: each one whose project does not last long, the tests that
 * stand for the site, and of each other project every count-th file in the order of their paths, so that neighbours are apart.
 */
export function shardOf(paths, index, count) {
  const seen = new Map()
  return [...paths].sort().filter((path) => {
    if (isWhole(path)) return true
    const [, name] = project.exec(path)
    const place = seen.get(name) ?? 0
    seen.set(name, place + 1)
    return place % count === index - 1
  })
}

/** What Vitest asks for the files of `--shard=index/count`. */
export class Shards extends BaseSequencer {
  async shard(files) {
    const { index, count } = this.ctx.config.shard
    const paths = new Set(shardOf(files.map(({ moduleId }) => moduleId), index, count)) // prettier-ignore
    return files.filter(({ moduleId }) => paths.has(moduleId))
  }
}
