// Bounds of what may be given, all in one place. Each is judged before what it bounds is copied or computed, so that no input,
// however it came, keeps anybody waiting. What a rule may take for one step stands with the rules, in algorithm.ts.

/** Problems that an error lists, and the letters of a sentence and of a path of it. */
export const mostIssues = 20
export const mostMessage = 300
export const mostPath = 200

/** Characters of a JSON text, and bytes and letters of the one in a link, which browsers keep up to a million or two. */
export const mostJson = 100_000_000
export const mostLinkBytes = 1_000_000
export const mostLinkLetters = 1_500_000
/** Characters of a table that is typed or pasted. */
export const mostTableText = 5_000_000

/** Numbers, texts, lists and objects of an experiment, and how deep they are nested. */
export const mostValues = 4_000_000
export const mostDepth = 16
/** Characters of a text and of a field's name, and fields of an object. */
export const mostText = 100_000
export const mostName = 200
export const mostFields = 256

/** Hidden units of a layer that are matched to those of another network: time grows as their cube. */
export const mostMatched = 512

/** Samples of one part of the data, and the numbers that a generator draws for it: inputs and targets. */
export const mostSamples = 65_536
export const mostDrawn = 2 ** 21
/** Multiply-adds that a teacher takes for the targets of one part. */
export const mostTaught = 2 ** 29
/** Parts of a table beside train and test, and features in place of its columns. */
export const mostParts = 64
export const mostFeatures = 64
/** Parameters of a generator or a function. */
export const mostParameters = 16

/** Saddles in a row, which take steps that grow geometrically. */
export const mostSaddles = 8

/** Keys that a procedure sorts: a bad pivot compares all pairs. */
export const mostSorted = 10_000
/** Variables and rows of a linear program, and the variables of a cube whose corners are all visited. */
export const mostDimensions = 20
export const mostRows = 60
export const mostUnshaken = 12

/** Hidden layers, names of layers that learn, the units of a layer, and its units where there are more layers. */
export const mostHidden = 8
export const mostTrained = 64
export const mostUnits = 2048
export const mostUnitsDeep = 512

/** Algorithms, starts, updates of a run, and changes of its rate by hand. */
export const mostAlgorithms = 8
export const mostStarts = 16
export const mostSteps = 1_000_000
export const mostChanges = 1000
/** Multiply-adds of all starts that are built from the data. */
export const mostBuilt = 2 ** 24
