/**
 * Everything that is public, of all entry points: what the pages about the library are made of.
 * @document ../../src/landscape/README.md
 * @module
 */
export * from '../../src/index.ts'
export * from '../../src/landscape/loss-landscape.ts'
export type * from '../../src/landscape/notebook/notebook.ts'
