// The names of a build's parts, in a list beside them: the page loads them ahead of need (src/page/load-ahead.ts).
const isTensorFlow = ({ moduleIds }) => moduleIds.some((id) => id.includes('/@tensorflow/'))

/** The file of a lecture, to be saved. */
const isText = ({ moduleIds }) => moduleIds.some((id) => id.endsWith('.md?raw'))

/**
 * Lists the scripts of a build; not TensorFlow.js, which is as large as all the rest and needed by large networks alone, nor the files of
 * lectures, which are opened without them.
 */
export const parts = {
  name: 'parts',
  apply: 'build',
  generateBundle(_, bundle) {
    const scripts = Object.values(bundle).filter(
      (one) => one.type === 'chunk' && !isTensorFlow(one) && !isText(one),
    )
    const source = JSON.stringify(scripts.map(({ fileName }) => fileName))
    this.emitFile({ type: 'asset', fileName: 'parts.json', source })
  },
}
