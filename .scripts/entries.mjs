/** Public entry points of the library build, by the name of the file that it writes: numbers only, and the element. */
export const entries = {
  badlands: 'src/index.ts',
  'loss-landscape': 'src/landscape/loss-landscape.ts',
}

/** Members of the element that are public; all else of its class is for the page around it. */
export const elementMembers = [
  ...[
    'experiment',
    'lecture',
    'scenario',
    'lectureStep',
    'question',
    'hero',
    'theme',
    'controls',
    'resolution',
  ],
  ...['label', 'predictions', 'beside', 'numbers', 'loading', 'poster', 'alt', 'page'],
  ...['terrain', 'trajectories', 'status', 'engineInfo'],
  ...['play', 'pause', 'step', 'reset', 'seek', 'moveStart', 'setLinearity'],
  ...['setResidual', 'whenIdle', 'snapshot', 'toBlob'],
]
