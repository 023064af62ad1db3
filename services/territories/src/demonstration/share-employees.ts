const fewest = 3

/**
 * Sizes that add up to `total` and keep the proportions of `weights`; nobody has fewer than 3 employees. The
 * rounding's remainder goes to the largest.
 */
export const shareEmployees = (weights: readonly number[], total: number): number[] => {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const sizes = weights.map((weight) => Math.max(fewest, Math.round((weight * total) / sum)))
  const remainder = total - sizes.reduce((all, size) => all + size, 0)
  const largest = sizes.indexOf(Math.max(...sizes))
  return sizes.map((size, index) => (index === largest ? size + remainder : size))
}
