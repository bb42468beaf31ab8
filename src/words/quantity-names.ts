/** What an upright axis says of the quantities that several curves of a chart have, where their own names tell them apart. */
const names: Readonly<Record<string, string>> = {
  barrier: 'barrier',
  'best-of-batch': 'reward of the best answer',
  cka: 'CKA',
  'final-weight': 'weight at the end',
  folded: 'place of the point',
  'function-bits': 'bits',
  'hidden-units': 'units',
  judged: 'reward',
  'kernel-complexity': 'share wrong',
  'largest-error': 'largest error',
  least: 'loss',
  'loss-drop': 'excess loss ψ',
  'margin-angle': 'angle to the widest margin',
  'ensemble-share': 'share of the runs',
  'mean-pivots': 'pivots',
  'mean-shadow-corners': 'corners of the shadow',
  memorized: 'largest error',
  movement: 'relative change',
  'occam-bound': 'share wrong',
  'outcome-share': 'share of the starts',
  'part-errors': 'share wrong',
  'part-loss': 'error on new points',
  pivots: 'pivots',
  'saddle-factor': 'factor',
  'saddle-passed': 'steps',
  'separable-share': 'share of colourings',
  'steps-to-stop': 'steps',
}

/** The name of a quantity on an axis that several curves share; undefined where it has none. */
export const quantityName = (quantity: string): string | undefined => names[quantity]
