import { graphql } from '../../../generated/index.ts'

export const CalendarsQuery = graphql(`
  query Calendars {
    calendarFeeds {
      id
      scope
      url
      community {
        id
      }
    }
    publicCalendars {
      name
      url
    }
    communities {
      id
      name
      viewerBelongs
    }
  }
`)
