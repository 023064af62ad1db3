import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { SignedIn } from './frame/signed-in.tsx'
import { NotFoundPage } from './pages/not-found-page.tsx'
import { PageBroken } from './pages/page-broken.tsx'
import { PageLoading } from './pages/page-loading.tsx'
import { readPlanSearch, readSignInSearch, readText, readThreadSearch, readWorkshopsSearch } from './search-params.ts'

const root = createRootRoute({
  notFoundComponent: NotFoundPage,
  errorComponent: PageBroken,
  pendingComponent: PageLoading,
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/connexion',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('./pages/sign-in-page.tsx')),
})
const link = createRoute({
  getParentRoute: () => root,
  path: '/connexion/lien',
  validateSearch: ({ jeton }: Record<string, unknown>) => ({ jeton: readText(jeton) }),
  component: lazyRouteComponent(() => import('./pages/link-page.tsx')),
})
const mailbox = createRoute({
  getParentRoute: () => root,
  path: '/boite-aux-lettres',
  component: lazyRouteComponent(() => import('./pages/mailbox-page.tsx')),
})

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn })

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/home-page.tsx')),
})
const thread = createRoute({
  getParentRoute: () => signedIn,
  path: '/fils/$id',
  component: lazyRouteComponent(() => import('./pages/thread-page.tsx')),
})
const search = createRoute({
  getParentRoute: () => signedIn,
  path: '/recherche',
  validateSearch: ({ q }: Record<string, unknown>) => ({ q: readText(q) }),
  component: lazyRouteComponent(() => import('./pages/search-page.tsx')),
})
const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/compte',
  component: lazyRouteComponent(() => import('./pages/account-page.tsx')),
})

const workshops = createRoute({
  getParentRoute: () => signedIn,
  path: '/ateliers',
  validateSearch: readWorkshopsSearch,
  component: lazyRouteComponent(() => import('./pages/workshops-page.tsx')),
})
const planWorkshop = createRoute({
  getParentRoute: () => signedIn,
  path: '/ateliers/nouveau',
  validateSearch: ({ sondage }: Record<string, unknown>) =>
    (typeof sondage === 'string' ? { sondage } : {}) as { sondage?: string },
  component: lazyRouteComponent(() => import('./pages/plan-workshop-page.tsx')),
})
const openDatePoll = createRoute({
  getParentRoute: () => signedIn,
  path: '/sondages/nouveau',
  component: lazyRouteComponent(() => import('./pages/open-date-poll-page.tsx')),
})
const datePoll = createRoute({
  getParentRoute: () => signedIn,
  path: '/sondages/$id',
  component: lazyRouteComponent(() => import('./pages/date-poll-page.tsx')),
})
const workshop = createRoute({
  getParentRoute: () => signedIn,
  path: '/ateliers/$id',
  component: lazyRouteComponent(() => import('./pages/workshop-page.tsx')),
})

const minutes = createRoute({
  getParentRoute: () => signedIn,
  path: '/ateliers/$id/compte-rendu',
  component: lazyRouteComponent(() => import('./pages/minutes-page.tsx')),
})
const checkIn = createRoute({
  getParentRoute: () => signedIn,
  path: '/ateliers/$id/emargement',
  component: lazyRouteComponent(() => import('./pages/check-in-page.tsx')),
})
const editWorkshop = createRoute({
  getParentRoute: () => signedIn,
  path: '/ateliers/$id/modifier',
  component: lazyRouteComponent(() => import('./pages/edit-workshop-page.tsx')),
})
const tasks = createRoute({
  getParentRoute: () => signedIn,
  path: '/taches',
  component: lazyRouteComponent(() => import('./pages/tasks-page.tsx')),
})
const plan = createRoute({
  getParentRoute: () => signedIn,
  path: '/plan',
  validateSearch: readPlanSearch,
  component: lazyRouteComponent(() => import('./pages/plan-page.tsx')),
})
const makeProposal = createRoute({
  getParentRoute: () => signedIn,
  path: '/plan/nouvelle',
  validateSearch: ({ atelier }: Record<string, unknown>) => ({ atelier: readText(atelier) }),
  component: lazyRouteComponent(() => import('./pages/make-proposal-page.tsx')),
})
const proposal = createRoute({
  getParentRoute: () => signedIn,
  path: '/plan/$id',
  component: lazyRouteComponent(() => import('./pages/proposal-page.tsx')),
})
const calendars = createRoute({
  getParentRoute: () => signedIn,
  path: '/calendriers',
  component: lazyRouteComponent(() => import('./pages/calendars-page.tsx')),
})

const notices = createRoute({
  getParentRoute: () => signedIn,
  path: '/notifications',
  component: lazyRouteComponent(() => import('./pages/notices-page.tsx')),
})
const noticeSettings = createRoute({
  getParentRoute: () => signedIn,
  path: '/notifications/reglages',
  component: lazyRouteComponent(() => import('./pages/notice-settings-page.tsx')),
})

const community = createRoute({
  getParentRoute: () => signedIn,
  path: '/communautes/$slug',
  component: lazyRouteComponent(() => import('./pages/community-page.tsx')),
})
const threads = createRoute({
  getParentRoute: () => community,
  path: '/',
  validateSearch: readThreadSearch,
  component: lazyRouteComponent(() => import('./pages/community-threads.tsx')),
})
const feed = createRoute({
  getParentRoute: () => community,
  path: '/activite',
  component: lazyRouteComponent(() => import('./pages/community-feed.tsx')),
})
const establishments = createRoute({
  getParentRoute: () => community,
  path: '/etablissements',
  component: lazyRouteComponent(() => import('./pages/community-establishments.tsx')),
})
const people = createRoute({
  getParentRoute: () => community,
  path: '/personnes',
  component: lazyRouteComponent(() => import('./pages/community-people.tsx')),
})
const ask = createRoute({
  getParentRoute: () => community,
  path: '/demander',
  component: lazyRouteComponent(() => import('./pages/community-ask.tsx')),
})
const edit = createRoute({
  getParentRoute: () => community,
  path: '/modifier',
  component: lazyRouteComponent(() => import('./pages/community-edit.tsx')),
})
const invite = createRoute({
  getParentRoute: () => community,
  path: '/inviter',
  component: lazyRouteComponent(() => import('./pages/community-invite.tsx')),
})

export const routeTree = root.addChildren([
  signIn,
  link,
  mailbox,
  signedIn.addChildren([
    home,
    thread,
    search,
    account,
    workshops,
    planWorkshop,
    openDatePoll,
    datePoll,
    workshop,
    minutes,
    checkIn,
    editWorkshop,
    tasks,
    plan,
    makeProposal,
    proposal,
    calendars,
    notices,
    noticeSettings,
    community.addChildren([threads, feed, establishments, people, ask, edit, invite]),
  ]),
])
