/** Greatest number of characters in an expression. */
export const mostExpression = 500
/** Greatest number of numbers, names and signs in an expression. */
export const mostExpressionNodes = 200
/** Greatest nesting depth of an expression. */
export const mostExpressionDepth = 40
