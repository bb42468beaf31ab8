/** The optimum over the ten walls of src/scenarios/data/trio-program.ts. */
export const trioOptimum = 365 / 11
