import { BaseSequencer } from 'vitest/node'

export const namedTests: readonly string[]
export function isUsual(file: string): boolean
export function partOfRest(files: readonly string[], index: number, count: number): string[]

export class Selection extends BaseSequencer {}
