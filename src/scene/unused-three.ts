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

/** Where three.js' materials would go for a texture of surroundings, bones or morph targets: nothing here has them. */
export const unused = (): never => {
  throw new Error(
    'The build leaves surroundings, bones and morph targets out of three.js: see src/scene/unused-three.ts.',
  )
}
