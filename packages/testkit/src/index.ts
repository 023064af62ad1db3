export { eventually } from './eventually.ts'
export { fakeClock } from './fake-clock.ts'
export { testDatabase, testServerUrl } from './test-database.ts'
export { hasNats, type TestNats, testNats } from './test-nats.ts'
