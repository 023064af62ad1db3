export * from './health.ts'
export * from './schema.ts'
export * from './start-gateway.ts'
