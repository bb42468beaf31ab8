/** Characters of an expression. */
export const mostExpression = 500
/** Numbers, names and signs that it is made of. */
export const mostExpressionNodes = 200
/** Levels to which it is nested. */
export const mostExpressionDepth = 40
