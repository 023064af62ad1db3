/** A connection keeps the plans that it made for good, some tens of kilobytes each. */
const most = 200

const names = new Map<string, string>()

/**
 * The name under which a connection keeps the plan of a statement, the same for the same text in this process: planning
 * often costs more than running. Empty, so planned each time, once there are too many.
 */
export const statementName = (sql: string): string => {
  const known = names.get(sql)
  if (known !== undefined) return known
  if (names.size >= most) return ''
  const name = `hub ${names.size + 1}`
  names.set(sql, name)
  return name
}
