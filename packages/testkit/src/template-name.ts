/** The migrated, empty database that every test's database is a copy of. */
export const templateName = 'hub_template'
