import { lecturesOnOracle } from '../../support/lectures/lectures-on-oracle.ts'

lecturesOnOracle('phenomena')
