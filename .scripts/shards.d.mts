import { BaseSequencer } from 'vitest/node'

export function shardOf(paths: readonly string[], index: number, count: number): string[]

export class Shards extends BaseSequencer {}
