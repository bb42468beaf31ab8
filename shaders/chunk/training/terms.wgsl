// Terms added in sequence within a unit's sum; these partial sums are then added in order. A sum of many
// products then loses less than one long float32 sum, and threads can share a unit.
const TERMS = 32u;
