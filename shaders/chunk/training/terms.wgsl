// Terms of a unit's sum that are added one after the other; such sums are added in their order. So many products do not lose what a
// long sum in float32 would, and threads can share a unit.
const TERMS = 32u;
