const comments = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g
const imports = /\b(?:from|import|import\s*\()\s*(['"])([^'"\n]+)\1/g

/** What a TypeScript source imports or re-exports: `@ama/kernel`, `./ids.ts`, `node:path`. */
export const specifiers = (source: string): string[] =>
  [...source.replace(comments, '').matchAll(imports)].flatMap((match) => match[2] ?? [])
