import { graphql } from '../../generated/index.ts'

/** Who is here: the frame of every page behind sign-in. */
export const FrameQuery = graphql(`
  query Frame {
    instance {
      demonstration
    }
    viewer {
      locale
      isNetworkReferent
      unreadThreadCount
      unreadNoticeCount
      member {
        id
        displayName
      }
    }
  }
`)
