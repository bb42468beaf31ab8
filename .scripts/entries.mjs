/** Public entry points of the library build, by the name of the file that it writes: numbers only, the element, and the widget of notebooks. */
export const entries = {
  badlands: 'src/index.ts',
  'loss-landscape': 'src/landscape/loss-landscape.ts',
  notebook: 'src/landscape/notebook/notebook.ts',
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
  ...['terrain', 'trajectories', 'status', 'issues', 'engineInfo'],
  ...['play', 'pause', 'step', 'reset', 'seek', 'moveStart', 'setLinearity'],
  ...['setResidual', 'whenIdle', 'snapshot', 'toBlob'],
]
