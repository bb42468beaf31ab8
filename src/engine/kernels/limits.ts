// The limits that the shape of a kernel sets: what fits registers and the memory of a workgroup, and how long a text a compiler takes
// while somebody waits. They choose between variants that give the same bits, and cut their work. Limits of time and memory, beyond
// which work is cut, made coarser or left to another computer, are in src/engine/budget.ts.
//
// `software` is SwiftShader, measured on two cores (shaders/README.md); `card` is reasoned from registers and subgroups.

// ---- Terrains ----

/** Units of a layer that a thread may hold: in registers on hardware, which a software adapter does not have. */
export const mostUnitsOfThread = { software: 512, card: 32 } as const
/** Vectors of weights that a thread may hold alone where threads run in step on hardware. */
export const mostOwnVectors = 32
/** Multiply-adds of a workgroup whose threads have a point each: few enough that processors share a dispatch evenly. */
export const mostOwnCost = 4e6
/** Vectors of samples that a thread of the wide variant takes at most: 16 units' sums of 4 samples each stay in registers. */
export const mostWideQuads = 4
/** Products and activations (eight each) up to which a straight line compiles as soon as tiles in software, and in less time a point. */
export const mostStraightTerms = 640
/** Products that a program of tiles states where it compiles in half a second in software, and in five. */
export const mostTiledProducts = { soon: 400, later: 1500 } as const
/** Vectors of weights that tiles hold at most. */
export const mostTiledVectors = 4608
/**
 * Inputs up to which the units of a hidden layer are streamed where loops would do: the text states each input, and of 64 a software
 * adapter compiles it in a minute, where it has the loops in a second and runs them in less time.
 */
export const mostStreamedInputs = 16
/** Units of a layer up to which loops over eight samples compile as soon as loops over four. */
export const mostUnitsInPairs = 256
/**
 * Units of a layer of a network with skips or normalisation, of which a thread keeps those of two layers: in registers on a card, and in
 * arrays for which a software adapter takes seconds to compile where they are larger.
 */
export const mostLayeredUnits = 32
/** Threads of a workgroup at most: WebGPU's own default. */
export const layeredThreads = 256

// ---- Training ----

/** The most weights of a network that one workgroup trains. */
export const mostFusedWeights = 16_384
/** Weights up to which a software adapter trains a network as one straight line of code, which compiles about as soon as the tiles. */
export const mostStraightWeights = 400
/** Weights of a network of one hidden layer up to which the straight line is faster although all samples are at fixed places. */
export const mostBeforeStream = 100
/** Fours of samples in work at once where units are streamed. */
export const mostStreamedQuads = 4
/** Weights of a network up to which a thread trains it alone. */
export const mostWeightsOfThread = 64
/** Fours of samples in a tile at most, and bytes of a tile; of one that holds all samples, as they are normalised together. */
export const mostTile = { quads: 256, bytes: 2 ** 20, together: 2 ** 22 } as const
/** Threads that share a unit's samples where they are normalised together (shaders/chunk/training/normalization.wgsl). */
export const threadsOfUnit = 8
/**
 * Threads of a workgroup that trains one run, and of one whose threads train a run each. A software adapter runs a workgroup on one
 * core, four threads at a time: more only wait for each other.
 */
export const groupThreads = { one: { software: 4, card: 128 }, each: { software: 4, card: 64 } } as const

/** The reason why no kernel takes a convolutional network. */
export const noMaps = 'No kernel has convolutional networks.'

/** The sentence for a surface that was computed elsewhere. */
export const noGrids = 'A surface that was computed elsewhere is interpolated in float64.'
