/**
 * Public entry points of the library build, by output file name: numbers only, the element, and the notebook
 * widget.
 */
export const entries = {
  badlands: 'src/index.ts',
  'loss-landscape': 'src/landscape/loss-landscape.ts',
  notebook: 'src/landscape/notebook/notebook.ts',
}

/** Public members of the element. The rest of its class serves the page around it. */
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
