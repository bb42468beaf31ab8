/** Characters of a table in a file. Each bound is judged before what it bounds is copied or computed. */
export const mostCsvText = 20_000_000
/** Cells of a table in a file. */
export const mostCells = 4_000_000
/** Characters of a cell of a table in a file: a spreadsheet's has at most 32,767. */
export const mostCellText = 100_000
/** Columns of a table in a file: as many as a network has inputs. */
export const mostColumns = 2048
/** Classes that a column may have. */
export const mostClasses = 64
/** Bytes of a file with a table: two for each character, as in UTF-16. */
export const mostCsvBytes = 2 * mostCsvText
