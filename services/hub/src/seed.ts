import type { Database } from '@ama/database'
import { seedDemonstrationThreads } from '@ama/help'
import type { Clock } from '@ama/kernel'
import { seedDemonstrationPeople } from '@ama/people'
import { seedDemonstrationCommunities, seedTerritory } from '@ama/territories'
import { seedDemonstrationWorkshops } from '@ama/workshops'

/** The territory, always; communities, people, threads and workshops of the demonstration when it is one. Done once, quick again. */
export const seed = async (database: Database, clock: Clock, demo: boolean): Promise<void> => {
  await seedTerritory(database)
  if (!demo) return
  await seedDemonstrationCommunities(database, clock)
  await seedDemonstrationPeople(database, clock)
  await seedDemonstrationThreads(database, clock)
  await seedDemonstrationWorkshops(database, clock)
}
