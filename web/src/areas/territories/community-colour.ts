/** Nine hues that are told apart in light and dark; they only help the eye, the names carry the meaning. */
const colours = ['teal', 'blue', 'grape', 'orange', 'lime', 'pink', 'cyan', 'yellow', 'indigo'] as const

export const communityColour = (index: number): string =>
  `var(--mantine-color-${colours[index % colours.length] ?? 'gray'}-filled)`
