// Bounds of what may be given, all in one place. Each is judged before what it bounds is copied or computed, so that no input,
// however it came, keeps anybody waiting. What a rule may take for one step is given with the rules, in algorithm.ts.

/** Problems that an error lists. */
export const mostIssues = 20
/** Letters of a problem's sentence. */
export const mostMessage = 300
/** Letters of a problem's path. */
export const mostPath = 200

/** Characters of a JSON text. */
export const mostJson = 100_000_000
/** Bytes of the JSON text in a link. */
export const mostLinkBytes = 1_000_000
/** Letters of a link, which browsers keep up to a million or two. */
export const mostLinkLetters = 1_500_000
/** Characters of a table that is typed or pasted. */
export const mostTableText = 5_000_000

/** Numbers, texts, lists and objects of an experiment. */
export const mostValues = 4_000_000
/** Levels to which they are nested. */
export const mostDepth = 16
/** Characters of a text. */
export const mostText = 100_000
/** Characters of the base64 of as many float32 numbers as there may be values. */
export const mostPackedText = Math.ceil(mostValues / 3) * 16
/** Characters of a field's name. */
export const mostName = 200
/** Fields of an object. */
export const mostFields = 256

/** Hidden units of a layer that are matched to those of another network: time grows as their cube. */
export const mostMatched = 512

/** Samples of one part of the data. */
export const mostSamples = 65_536
/** Numbers that a generator draws for one part: inputs and targets. */
export const mostDrawn = 2 ** 21
/** Multiply-adds that a teacher takes for the targets of one part. */
export const mostTaught = 2 ** 29
/** Parts of a table beside train and test. */
export const mostParts = 64
/** Pixels along each side of a table's pictures. */
export const mostSide = 64
/** Inputs of a table up to which they have names, and letters of a name. */
export const [mostNamedInputs, mostInputName] = [256, 60]
/** Features in place of a table's columns. */
export const mostFeatures = 64
/** Parameters of a generator or a function. */
export const mostParameters = 16

/** Saddles in a row, which take steps that grow geometrically. */
export const mostSaddles = 8

/** Keys that a procedure sorts: a bad pivot compares all pairs. */
export const mostSorted = 10_000
/** Variables of a linear program. */
export const mostDimensions = 20
/** Rows of a linear program. */
export const mostRows = 60
/** Variables of a cube whose corners are all visited. */
export const mostUnshaken = 12

/** Hidden layers. */
export const mostHidden = 17
/** Names of layers that learn. */
export const mostTrained = 64
/** Units of the one hidden layer. */
export const mostUnits = 2048
/** Units of each hidden layer where there are several. */
export const mostUnitsDeep = 512
/** Hidden layers up to which they may be as wide; beyond them, units of each. */
export const [mostWideHidden, mostUnitsDeepest] = [8, 64]
/** Positions along each side of a picture that is convolved. */
export const mostMapSide = 16
/** Channels of a map. */
export const mostChannels = 64

/** Algorithms of an experiment. */
export const mostAlgorithms = 8
/** Starts of an experiment. */
export const mostStarts = 16
/** Updates of a run. */
export const mostSteps = 1_000_000
/** Directions of the subspace that a run stays in, and the numbers of them all: 32 MB in float64. */
export const [mostDirections, mostSpan] = [2 ** 14, 2 ** 22]
/** Changes of a run's rate by hand. */
export const mostChanges = 1000
/** Multiply-adds of all starts that are built from the data. */
export const mostBuilt = 2 ** 24

/** Minima that are said of a typed function. */
export const mostMinima = 64
/** Values along each side of a grid that was computed elsewhere. */
export const mostAlongGrid = 4096
