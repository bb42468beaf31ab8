import { scenariosOnOracle } from '../support/scenarios-on-oracle.ts'

scenariosOnOracle(0)
