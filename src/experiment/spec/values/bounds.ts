// Bounds of every input, all in one place. Each is checked before the data it bounds are copied or computed, so that no input can stall the
// page. The bound of one step of a rule is with the rules, in algorithm.ts.

/** Greatest number of issues in an error. */
export const mostIssues = 20
/** Greatest number of characters in an issue's sentence. */
export const mostMessage = 300
/** Greatest number of characters in an issue's path. */
export const mostPath = 200

/** Greatest number of characters in a JSON text. */
export const mostJson = 100_000_000
/** Greatest number of bytes of the JSON text in a link. */
export const mostLinkBytes = 1_000_000
/** Greatest number of characters in a link; browsers allow one or two million. */
export const mostLinkLetters = 1_500_000
/** Greatest number of characters in a typed or pasted table. */
export const mostTableText = 5_000_000

/** Greatest number of numbers, texts, lists and objects in an experiment. */
export const mostValues = 4_000_000
/** Greatest depth to which they are nested. */
export const mostDepth = 16
/** Greatest number of characters in a text. */
export const mostText = 100_000
/** Greatest number of characters in a base64 text: `mostValues` numbers in float32. */
export const mostPackedText = Math.ceil(mostValues / 3) * 16
/** Greatest number of characters in a field's name. */
export const mostName = 200
/** Greatest number of fields in an object. */
export const mostFields = 256

/** Greatest number of hidden units of a layer that are matched to those of another network; the time grows as their cube. */
export const mostMatched = 512

/** Greatest number of samples in one part of the data. */
export const mostSamples = 65_536
/** Greatest count of numbers that a generator draws for one part, inputs and targets together. */
export const mostDrawn = 2 ** 21
/** Greatest number of multiply-adds of a teacher for the targets of one part. */
export const mostTaught = 2 ** 29
/** Greatest number of parts of a table, besides train and test. */
export const mostParts = 64
/** Greatest number of pixels along each side of a table's images. */
export const mostSide = 64
/** Greatest number of inputs of a table that have names, and of characters in a name. */
export const [mostNamedInputs, mostInputName] = [256, 60]
/** Greatest number of features. */
export const mostFeatures = 64
/** Greatest number of parameters of a generator or a function. */
export const mostParameters = 16

/** Greatest number of saddles in a sequence; the steps grow geometrically with it. */
export const mostSaddles = 8

/** Greatest number of keys to sort; a bad pivot compares all pairs. */
export const mostSorted = 10_000
/** Greatest number of variables of a linear program. */
export const mostDimensions = 20
/** Greatest number of rows of a linear program. */
export const mostRows = 60
/** Greatest number of variables of a cube whose corners are all visited. */
export const mostUnshaken = 12

/** Greatest number of hidden layers. */
export const mostHidden = 17
/** Greatest number of entries in a list of trained layers. */
export const mostTrained = 64
/** Greatest number of units in a single hidden layer. */
export const mostUnits = 2048
/** Greatest number of units in each of several hidden layers. */
export const mostUnitsDeep = 512
/** Greatest number of hidden layers with that many units, and of units in each layer of a deeper network. */
export const [mostWideHidden, mostUnitsDeepest] = [8, 64]
/** Greatest number of positions along each side of a convolved image. */
export const mostMapSide = 16
/** Greatest number of channels of a map. */
export const mostChannels = 64
/** Greatest numbers of features and of hidden units in a tied network. */
export const mostTied = 64

/** Greatest number of algorithms in an experiment. */
export const mostAlgorithms = 8
/** Greatest number of starts in an experiment. */
export const mostStarts = 16
/** Greatest number of updates in a run. */
export const mostSteps = 1_000_000
/** Greatest number of directions of a run's subspace, and of numbers in all of them: 32 MB in float64. */
export const [mostDirections, mostSpan] = [2 ** 14, 2 ** 22]
/** Greatest number of changes of a run's rate by hand. */
export const mostChanges = 1000
/** Greatest number of multiply-adds for all starts that are computed from the data. */
export const mostBuilt = 2 ** 24

/** Greatest number of minima given for a typed function. */
export const mostMinima = 64
/** Greatest number of values along each side of a grid. */
export const mostAlongGrid = 4096
