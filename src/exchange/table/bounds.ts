/** Characters of a table in a file. Each limit in this file is checked before anything is copied or computed. */
export const mostCsvText = 20_000_000
export const mostCells = 4_000_000
/** Characters of a cell. Cells of a spreadsheet have at most 32,767. */
export const mostCellText = 100_000
/** Columns of a table in a file: as many as a network has inputs. */
export const mostColumns = 2048
export const mostClasses = 64
/** Bytes of a file with a table. UTF-16 takes two for each character. */
export const mostCsvBytes = 2 * mostCsvText
