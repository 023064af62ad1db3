import { createContext, useContext } from 'react'

/** The signed-in member, as the frame of the page knows it. */
export interface Viewer {
  readonly memberId: string
  readonly displayName: string
  readonly isNetworkReferent: boolean
}

const ViewerContext = createContext<Viewer | null>(null)
export const ViewerProvider = ViewerContext.Provider

/** For the pages behind sign-in: there always is a viewer there. */
export const useViewer = (): Viewer => {
  const viewer = useContext(ViewerContext)
  if (!viewer) throw new Error('useViewer outside the signed-in part of the site')
  return viewer
}
