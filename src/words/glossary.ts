import { learningRate } from './learning-rate.ts'

/** A term of the lectures, explained at its first occurrence. */
export interface GlossaryEntry {
  readonly term: string
  /** Words for it in prose, with or without a plural s. By default only the term itself; an empty list for none. */
  readonly words?: readonly string[]
  /** One or two plain sentences. */
  readonly note: string
}

/** The terms of the lectures and of the page, in alphabetical order. */
export const glossary: readonly GlossaryEntry[] = [
  {
    term: 'Adam',
    note: 'An algorithm whose step in each weight is a running mean of its gradients, divided by the root of a running mean of their squares, so every weight has its own rate.',
  },
  {
    term: 'algorithm gap',
    note: 'The part of the error that remains because training did not reach the best weights for the measured loss.',
  },
  {
    term: 'barrier',
    words: ['barrier'],
    note: 'How high the loss rises along a path between two weight vectors, above the straight line from the loss at one end point to the loss at the other.',
  },
  {
    term: 'basin',
    note: 'All starts from which one algorithm reaches the same minimum. Another algorithm, or another learning rate, has other basins.',
  },
  {
    term: 'batch',
    words: ['batch', 'batches'],
    note: 'The samples that one step computes its gradient from. With fewer than all samples, the step is noisy.',
  },
  {
    term: 'batch normalisation',
    words: ['batch norm', 'batch normalisation', 'batch-normalised'],
    note: 'Scales each hidden unit’s sum to mean 0 and variance 1 over all samples. The network’s output for one sample then depends on the others.',
  },
  {
    term: 'bias',
    words: ['bias', 'biases'],
    note: 'A weight that is added to a unit’s sum whatever the input is.',
  },
  {
    term: 'central path',
    note: 'The optimal points for the cost of a linear program plus a logarithmic barrier at its walls. As the barrier’s weight goes to zero, they lead to the optimum.',
  },
  {
    term: 'CKA',
    note: 'A measure from 0 to 1 of how alike the features of two networks are on the same inputs, whatever their order, rotation or scale.',
  },
  {
    term: 'dip',
    words: ['dip'],
    note: 'A point of the drawn grid that is lower than its eight neighbours. A finer grid finds more of them, so compare equal grids.',
  },
  {
    term: 'diverged',
    words: ['diverged', 'diverge'],
    note: 'A run has diverged when its loss or a weight is no longer finite, or the loss passes 10⁶ (1 + its value at the start).',
  },
  {
    term: 'double descent',
    note: 'As a model grows, its test error falls, rises to a peak where the model can just fit all training samples, and falls again.',
  },
  {
    term: 'effective rank',
    note: 'How many singular values count: e to the power of the entropy of their shares of the sum. It is 1 for rank 1, and n for n equal ones.',
  },
  {
    term: 'eigenvalue',
    note: 'The factor by which a matrix stretches a direction that it does not turn. The eigenvalues of the Hessian are curvatures of the loss.',
  },
  {
    term: 'ellipsoid method',
    words: ['ellipsoid method', 'ellipsoid'],
    note: 'An algorithm for linear programs. It keeps an ellipsoid that contains the optimum, cuts it in two through its centre, and continues with the smallest ellipsoid around the remaining half.',
  },
  {
    term: 'filter normalisation',
    note: 'A ruler for random planes: in both directions, the weights into each unit are scaled to the length of that unit’s own weights.',
  },
  {
    term: 'generalise',
    words: ['generalise', 'generalisation'],
    note: 'Being right on new samples from the same law, not only on the training samples.',
  },
  {
    term: 'ghost',
    note: 'Contours drawn over the surface: those of the surface before the last change, or of a second metric.',
  },
  {
    term: 'gradient descent',
    note: 'Each step goes against the gradient, which points where the loss rises most steeply. The step’s length is the learning rate times the gradient’s length.',
  },
  {
    term: 'gradient flow',
    words: ['gradient flow', 'the flow'],
    note: 'Gradient descent with infinitely small steps: a smooth path against the gradient.',
  },
  {
    term: 'Hessian',
    note: 'The matrix of all second derivatives of the loss. Its eigenvalues are the curvatures of the surface along its own axes.',
  },
  {
    term: 'hinge loss',
    words: ['hinge loss', 'hinge'],
    note: 'The loss max(0, 1 − y f) for a label y of ±1 and an answer f: zero where the margin is at least 1.',
  },
  {
    term: 'kernel',
    note: 'Here the tangent kernel J Jᵀ: how much a small step for one sample moves the network’s output on another.',
  },
  {
    term: 'label corruption',
    words: ['label corruption', 'corruption'],
    note: 'The share of the training samples whose label is redrawn at random. By luck, some of those labels stay right.',
  },
  {
    term: 'layer normalisation',
    words: ['layer norm', 'layer normalisation'],
    note: 'Scales the sums of a layer’s units to mean 0 and variance 1, sample by sample.',
  },
  {
    term: 'lazy',
    words: ['lazy regime', 'lazy'],
    note: 'A network learns lazily when its weights hardly move, so that it stays close to its linearisation at the start.',
  },
  {
    term: learningRate.name,
    note: `The number ${learningRate.symbol} that multiplies the gradient to make a step.`,
  },
  {
    term: 'linearisation',
    words: ['linearisation', 'linear twin'],
    note: 'The network replaced by its tangent at w₀, f(w₀) + J (w − w₀): linear in the weights, though not in the inputs.',
  },
  {
    term: 'linearity',
    note: 'The dial between an activation and a straight line: (1 − linearity) φ(z) + linearity · z, on the same weights. At 1 the network is a product of matrices, with biases.',
  },
  {
    term: 'logistic loss',
    note: 'Minus the logarithm of the probability that the network gives to the right label.',
  },
  {
    term: 'loss',
    words: [],
    note: 'One number that measures how wrong the network is on its samples. Training makes it small.',
  },
  {
    term: 'loss landscape',
    words: ['loss landscape', 'landscape', 'loss surface'],
    note: 'The loss as a height over the space of all weights. A picture shows one plane of it.',
  },
  {
    term: 'margin',
    note: 'How far a sample is on the right side: its label ±1 times the network’s output. Divided by the length of the weights, it is the distance from the border.',
  },
  {
    term: 'mean field',
    note: 'A wide network whose output is the mean over its units, not a sum divided by the root of their number. Its units move at any width.',
  },
  {
    term: 'metric',
    note: 'The quantity that is measured and made small: a loss or an error rate, on one part of the data.',
  },
  {
    term: 'metric gap',
    note: 'The part of the error that arises because the measured loss, on a sample, has its minimum elsewhere than the true loss.',
  },
  {
    term: 'minimum',
    words: ['minimum', 'minima', 'local minimum'],
    note: 'A point of weight space with no lower loss around it.',
  },
  {
    term: 'model gap',
    note: 'The part of the error that remains at the best weights of all, because no network of the family does better.',
  },
  {
    term: 'momentum',
    words: ['momentum', 'heavy ball'],
    note: 'A step that repeats part of the step before and adds the new gradient, as a ball rolls on.',
  },
  {
    term: 'Nesterov',
    note: 'Momentum that takes the gradient not where the run is, but where the last step, repeated in part, would take it.',
  },
  {
    term: 'nuclear norm',
    note: 'The sum of a matrix’s singular values. Making it small favours matrices of low rank.',
  },
  {
    term: 'off the plane',
    words: ['off the plane', 'leaves the plane'],
    note: 'A run moves through the whole weight space. Off the plane, its loss is not the height of the surface.',
  },
  {
    term: 'parity',
    words: ['parity', 'parities'],
    note: 'The product of several signs ±1. Each sign flips it, so it reveals nothing while one is unknown.',
  },
  {
    term: 'plane',
    note: 'Two directions through a point of weight space. The surface is drawn over them, and the picture leaves out everything else.',
  },
  {
    term: 'principal components',
    words: ['principal component'],
    note: 'The directions along which a run’s points spread most. The first two span the plane that shows most of it.',
  },
  {
    term: 'proxy',
    words: ['proxy', 'proxies'],
    note: 'The quantity that is measured and optimised instead of the goal.',
  },
  {
    term: 'rail',
    note: 'The curve on which gradient flow runs, drawn from a quantity that the flow conserves.',
  },
  {
    term: 'random walk',
    note: 'Steps of pure noise, each independent of the others. It is the baseline for what a picture shows of a run.',
  },
  {
    term: 'ReLU',
    note: 'The activation max(0, z). A unit whose sum is negative on every sample has gradient zero, and is called dead.',
  },
  {
    term: 'RMSprop',
    note: 'An algorithm whose step in each weight is its gradient divided by the root of a running mean of its squares: Adam without the mean of the gradients.',
  },
  {
    term: 'run',
    words: ['whole run', 'the run', 'each run', 'every run'],
    note: 'One training: one algorithm from one start.',
  },
  {
    term: 'saddle',
    note: 'A point with gradient zero from which the loss falls in some directions and rises in others.',
  },
  {
    term: 'sharpness',
    note: 'The largest curvature of the loss at a point: the largest eigenvalue of its Hessian. Gradient descent stays at a minimum only below 2/η.',
  },
  {
    term: 'simplex',
    words: ['simplex method', 'simplex'],
    note: 'An algorithm for linear programs. It walks along edges of the polytope from corner to corner, none of them worse than the one before.',
  },
  {
    term: 'singular value',
    note: 'A factor by which a matrix stretches space along one of its own axes. The rank is the number of nonzero singular values.',
  },
  {
    term: 'skip',
    words: ['skip', 'skip connection'],
    note: 'A path around a layer: its input is added to its output, so the layer only has to compute the change.',
  },
  {
    term: 'spectrum',
    note: 'All eigenvalues of a matrix, such as the Hessian or the kernel, in order of size.',
  },
  {
    term: 'stem',
    note: 'The line between a run at its true loss and the surface. It shows where the run has left the plane.',
  },
  {
    term: 'surrogate',
    words: ['surrogate loss', 'surrogate', 'stand-in'],
    note: 'A loss that is made small instead of the success that counts, because its slope can be followed.',
  },
  {
    term: 'test loss',
    words: ['test loss', 'test error', 'test accuracy'],
    note: 'The same measure on new samples from the same law, which were not used in training.',
  },
  {
    term: 'train loss',
    words: ['train loss', 'training loss', 'train accuracy'],
    note: 'The measure on the training samples. It can be zero while new samples are wrong.',
  },
  {
    term: 'w₀',
    note: 'Where runs start: the weights before the first step. Drag its marker to retrain everything from there.',
  },
  {
    term: 'weight decay',
    note: 'A pull of every weight towards zero in each step, in proportion to its size.',
  },
  {
    term: 'zero-one loss',
    note: 'The share of samples on which the answer is wrong. It is flat between jumps, so no gradient can follow it.',
  },
]
