/** One line on each lecture, by its id: its own `idea`. The menu writes it once it is opened. */
export const lectureLines: Readonly<Record<string, string>> = {
  'two-weights':
    'Where a run ends is decided by where it starts, and here a formula says where before it runs.',
  'three-gaps':
    'Between the best system and the one that we get lie three gaps, and each has a remedy of its own.',
  'metric-gap':
    'One plane, and a height for each question: what is minimised, what counts, and what comes later. Their lowest places differ.',
  'choose-the-minimum':
    'The loss likes its four minima equally. The start, the algorithm and the learning rate do not.',
  goodhart:
    'A measure that is good enough to choose by is not good enough to be pushed: proxy and goal part, and the loss does not say when.',
  thresholds:
    'What quality is to be had at what cost is no gentle slope: one more feature, a little more rate or data, and the picture changes.',
  'anna-karenina':
    'Networks that succeed come to represent their data alike. What they decide where nobody looked is another matter.',
  relabelling:
    'Between two solutions there is a wall, until the units of the one are given the places of the other’s, or the path one bend.',
  'end-to-end':
    'Gradient descent on a quadratic is known from its first step to its last, before it has made one.',
  quicksort:
    'The gold standard of end-to-end analysis: an algorithm of nearly every library, with its mean, its spread and its whole law written down before the first run.',
  'linear-programming':
    'Three ways to the best corner: one that everybody runs and nobody could prove, one that was proved and nobody runs, and one that is both.',
  'saddles-in-a-row':
    'An impossibility and a proof of concept: gradient descent can take a time that grows geometrically with the number of weights, and a small kick where the slope vanishes cures it.',
  'character-witnesses':
    'A weaker statement that is true of the algorithm in use, or of a near relative: the worst start is not what happens, the right line comes in the end, and a bound can be weak without being empty.',
  'what-linear-costs':
    'Four points that no line separates: every linear network stops at the same floor, however deep and wide it is. Bending removes the floor, and brings back luck.',
  'low-rank':
    'A linear network of any depth can say no more than one matrix. Which matrix it comes to say is another question, and depth answers it.',
  'ultra-wide':
    'Toy model, ultra-wide: with more and more units each of them needs to move less, until nothing moves and the network is a kernel method. It looks real, and has lost what matters.',
  'random-labels':
    'An experiment that settles a question without a theorem: what a network can fit does not say why it generalises.',
  'landscapes-lie':
    'Bad drawings: a picture of a landscape shows the network, and the ruler with which somebody drew it.',
  'planes-and-lines':
    'Bad drawings: a cut through many dimensions shows the direction in which somebody chose to look. Noise has a fine best plane too.',
  mountains:
    'Everybody knows the picture: a mountain range without skip connections, a bowl with them. Here it is live, with what it tells and what it does not.',
  directions:
    'Forbid a network nearly all of its directions, and it still learns: what it needs depends on the task, hardly on its size.',
  'flat-ground':
    'An algorithm that seeks flat ground finds it. Whether that is why it does better is another question.',
  rulers:
    'Flat or sharp is a sentence about a minimum and a ruler. Width, decay and batch each change what one of them says.',
  'real-digits':
    'Handwritten digits: what a small network reads, what one pixel does to it, and what labels from a hat do to its landscape.',
  'what-to-hope-for':
    'The kinds of result on one page: what each is about, how much it says, and where it can be seen.',
  overture:
    'What we want, what we can say, what we can measure, what we find: a minute and a half that plays by itself, and then w₀ is yours.',
  counting:
    'A family of few weights can say few things: that is counted. A deep one says some of them with exponentially fewer units: that is folded.',
  'along-and-across':
    'Batch norm lets a deep network train at rates that no other does: where gradient descent goes, the loss has become smooth. Elsewhere it has not.',
  'straight-line':
    'From a random start straight to the trained network the loss only falls, as a rule. Depth without skips breaks the rule.',
}
