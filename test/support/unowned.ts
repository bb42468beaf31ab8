import type { AnalysisOwner } from '../../src/store/owned-analyses.ts'

/** The owner of analyses that a test disposes of itself. */
export const unowned: AnalysisOwner = { openings: 0, own: () => undefined }
