import { Kind, visit, type DocumentNode } from 'graphql'

const known = new WeakMap<DocumentNode, ReadonlySet<string>>()

/**
 * Variables that only arguments of the operation's own fields use, such as the cursor to go on from: they choose
 * which events come, never what is said of one.
 */
export const rootVariables = (document: DocumentNode): ReadonlySet<string> => {
  const found = known.get(document)
  if (found) return found
  const atRoot = new Set<string>()
  const elsewhere = new Set<string>()
  for (const definition of document.definitions) {
    const roots = new Set(definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [])
    let inRootArgument = false
    visit(definition, {
      VariableDefinition: () => false,
      Argument: {
        enter: (_node, _key, _parent, _path, ancestors) => {
          const field = ancestors.findLast(
            (ancestor) => !Array.isArray(ancestor) && 'kind' in ancestor && ancestor.kind === Kind.FIELD,
          )
          inRootArgument = [...roots].some((root) => root === field)
        },
        leave: () => void (inRootArgument = false),
      },
      Variable: ({ name }) => void (inRootArgument ? atRoot : elsewhere).add(name.value),
    })
  }
  const only = new Set([...atRoot].filter((name) => !elsewhere.has(name)))
  known.set(document, only)
  return only
}
