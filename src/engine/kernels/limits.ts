// Limits set by the shape of a kernel: what fits in registers and workgroup memory, and how much text
// compiles while somebody waits. They choose between variants that give the same bits, and cut their work.
// Limits of time and memory, beyond which work is cut, made coarser or moved elsewhere, are in
// src/engine/budget.ts.
//
// `software` is SwiftShader, measured on two cores (shaders/README.md); `card` is reasoned from registers and
// subgroups.

// ---- Terrains ----

/** Most units of a layer that a thread holds: in registers on hardware; a software adapter has none. */
export const mostUnitsOfThread = { software: 512, card: 32 } as const
/** Most vectors of weights that a thread holds by itself on hardware, where threads run in step. */
export const mostOwnVectors = 32
/**
 * Most multiply-adds of a workgroup with one point per thread, low enough to share a dispatch evenly among
 * processors.
 */
export const mostOwnCost = 4e6
/**
 * Most vectors of samples per thread of the wide variant: 16 units' sums of 4 samples each stay in registers.
 */
export const mostWideQuads = 4
/**
 * Most products and activations (counted as eight each) for which straight-line code compiles as fast as
 * tiles in software, and takes less time per point.
 */
export const mostStraightTerms = 640
/** Most products written out in a tiled program that compiles in half a second in software, and in five. */
export const mostTiledProducts = { soon: 400, later: 1500 } as const
/** Most vectors of weights that tiles hold. */
export const mostTiledVectors = 4608
/**
 * Most inputs for which a hidden layer is streamed if loops would do. The text writes out each input: with
 * 64, a software adapter takes a minute to compile it, but a second for the loops, which also run faster.
 */
export const mostStreamedInputs = 16
/** Most units of a layer for which loops over eight samples compile as fast as loops over four. */
export const mostUnitsInPairs = 256
/**
 * Most units of a layer in a network with skips or normalisation. A thread keeps those of two layers: in
 * registers on a card; in software, in arrays that take seconds to compile if they are larger.
 */
export const mostLayeredUnits = 32
/** Most threads of a workgroup: WebGPU's default limit. */
export const layeredThreads = 256

// ---- Training ----

/** Most weights of a network that one workgroup trains. */
export const mostFusedWeights = 16_384
/**
 * Most weights for which a software adapter trains a network in straight-line code, which compiles about as
 * fast as the tiles.
 */
export const mostStraightWeights = 400
/**
 * Most weights of a network with one hidden layer for which straight-line code is faster, although it fixes
 * the places of all samples.
 */
export const mostBeforeStream = 100
/** Most groups of four samples processed at once when units are streamed. */
export const mostStreamedQuads = 4
/** Most weights of a network that a single thread trains. */
export const mostWeightsOfThread = 64
/**
 * Most groups of four samples in a tile, most bytes of a tile, and most bytes of one that holds all samples
 * because they are normalised together.
 */
export const mostTile = { quads: 256, bytes: 2 ** 20, together: 2 ** 22 } as const
/**
 * Threads that share the samples of a unit when these are normalised together
 * (shaders/chunk/training/normalization.wgsl).
 */
export const threadsOfUnit = 8
/**
 * Threads of a workgroup that trains one run, and of one whose threads train a run each. A software adapter
 * runs a workgroup on one core, four threads at a time; more would only wait for each other.
 */
export const groupThreads = { one: { software: 4, card: 128 }, each: { software: 4, card: 64 } } as const

/** Why kernels reject convolutional networks. */
export const noMaps = 'No kernel has convolutional networks.'
/** Refusal of networks that read back through their own weights. */
export const noTied = 'No kernel has tied networks.'

/** The note on a surface that was computed elsewhere. */
export const noGrids = 'A surface that was computed elsewhere is interpolated in float64.'
