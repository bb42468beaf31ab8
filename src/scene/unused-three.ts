/**
 * What three.js' renderer asks of its `XRManager`, of a page that is never shown in a headset. A build takes it in that class's
 * place, of which nothing could be left out otherwise (22 kB of script).
 */
export class NoXR {
  enabled = false
  readonly isPresenting = false

  /** The mode in which the page lies over what a headset's camera sees: none. */
  getEnvironmentBlendMode(): undefined {
    return undefined
  }
}

/**
 * Stands in for features of three.js that no page here uses: surroundings, bones, morph targets, instances, clipping planes, light maps,
 * mipmaps, timestamps and half floats. A build leaves them out (`.scripts/own-files.mjs`).
 * @throws Error always
 */
export function unused(): never {
  throw new Error('The build leaves this feature out of three.js: see src/scene/unused-three.ts.')
}
