/**
 * What three.js' renderer needs of its `XRManager` on a page that is never shown in a headset. A build substitutes it for
 * that class, from which nothing could be removed otherwise (22 kB of script).
 */
export class NoXR {
  enabled = false
  readonly isPresenting = false

  /** The mode in which the page covers the view of a headset's camera: none. */
  getEnvironmentBlendMode(): undefined {
    return undefined
  }
}

/**
 * Replaces features of three.js that no page here uses: surroundings, bones, morph targets, instances, clipping planes,
 * light maps, mipmaps, timestamps and half floats. A build leaves them out (`.scripts/own-files.mjs`).
 * @throws Error always
 */
export function unused(): never {
  throw new Error('The build leaves this feature out of three.js: see src/scene/unused-three.ts.')
}
