import type { Patch } from '../scenario.ts'
import { fromHe } from './he-start.ts'

/** A network of 26 hidden units on images of digits: 1,960 weights, each of one pixel. */
export const ofPixels: Patch = {
  model: {
    kind: 'mlp',
    widths: [64, 26, 10],
    side: null,
    channels: null,
    pool: null,
    head: null,
    outputs: null,
  },
  starts: fromHe(1),
}

/** 8 convolutions of 3 × 3 and then 16, the largest of each four positions after both: 1,898 weights. */
export const ofPatches: Patch = {
  model: {
    kind: 'conv',
    channels: [8, 16],
    pool: ['max', 'max'],
    outputs: 10,
    widths: null,
    outputActivation: null,
    bias: null,
    parameterization: null,
    outputScale: null,
    centered: null,
  },
  starts: fromHe(2),
}
