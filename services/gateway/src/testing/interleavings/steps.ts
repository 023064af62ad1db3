import fc from 'fast-check'

export const gateways = ['first', 'second'] as const
export const communities = ['Marsan', 'Grand Dax'] as const
/** Claire's rights come and go. */
export const claims = ['manager in Marsan', 'ambassador in Marsan', 'manager in Grand Dax', 'network referent'] as const
export const screens = [
  'Nadège (Marsan)',
  'Bruno (Grand Dax)',
  'Inès (both, looks at Grand Dax)',
  'Hélène (network referent)',
  'Claire',
  'Claire (looks at Marsan)',
] as const

/** To whom alone something is told: two who see the same of all else, and one who does not. */
export const notified = ['Nadège', 'Claire', 'Bruno'] as const

/** Cut first, if it follows already. 'hurries': what comes next happens while it connects. 'asks': over the line it has. */
const ways = ['comes', 'hurries', 'asks'] as const

export type Gateway = (typeof gateways)[number]
export type CommunityName = (typeof communities)[number]
export type Claim = (typeof claims)[number]
export type Notified = (typeof notified)[number]
export type ScreenName = (typeof screens)[number]

/** What is written in one transaction. */
export type Deed =
  | { readonly does: 'tell'; readonly times: number; readonly about: CommunityName; readonly network: boolean }
  | { readonly does: 'notify'; readonly who: Notified }
  | { readonly does: 'give' | 'end'; readonly claim: Claim }

export type Step =
  | Deed
  | { readonly does: 'ask' | 'answer' | 'open'; readonly about: CommunityName; readonly gateway: Gateway }
  /** Late: it writes only when it is about to commit. */
  | { readonly does: 'begin'; readonly deed: Deed; readonly late: boolean }
  | { readonly does: 'commit' | 'roll back' | 'stop relay' | 'start relay' | 'settle' }
  | { readonly does: 'hold' | 'release' | 'restart'; readonly gateway: Gateway }
  | { readonly does: 'cut'; readonly screen: ScreenName }
  | {
      readonly does: 'return'
      readonly screen: ScreenName
      readonly gateway: Gateway
      /** From how many items before its last on. */
      readonly back: number
      readonly how: (typeof ways)[number]
    }

const deedSentence = (deed: Deed): string => {
  if (deed.does === 'notify') return `something is for ${deed.who} alone`
  if (deed.does !== 'tell') return `Claire ${deed.does === 'give' ? 'becomes' : 'is no longer'} ${deed.claim}`
  const { times, about, network } = deed
  return `${times} ${times === 1 ? 'thing happens' : 'things happen'} in ${about}${network ? ', open to the network' : ''}`
}

const sentence = (step: Step): string => {
  switch (step.does) {
    case 'tell':
    case 'notify':
    case 'give':
    case 'end':
      return deedSentence(step)
    case 'ask':
      return `a question is asked in ${step.about}, through the ${step.gateway} gateway`
    case 'answer':
      return `the last question in ${step.about} is answered, through the ${step.gateway} gateway`
    case 'open':
      return `the last question in ${step.about} is opened to the network, through the ${step.gateway} gateway`
    case 'begin':
      return `a slow transaction begins${step.late ? ', which will write' : ''}: ${deedSentence(step.deed)}`
    case 'commit':
      return 'the oldest slow transaction commits'
    case 'roll back':
      return 'the oldest slow transaction is rolled back'
    case 'stop relay':
      return 'the relay stops'
    case 'start relay':
      return 'the relay starts'
    case 'settle':
      return 'whoever can be told is told everything'
    case 'hold':
      return `the ${step.gateway} gateway hears nothing`
    case 'release':
      return `the ${step.gateway} gateway hears again`
    case 'restart':
      return `the ${step.gateway} gateway is started anew`
    case 'cut':
      return `${step.screen} is cut`
    case 'return': {
      const cursor = step.back === 0 ? 'the last cursor' : `the cursor of ${step.back} items earlier`
      return `${step.screen} ${step.how}${step.how === 'asks' ? '' : ' to'} the ${step.gateway} gateway with ${cursor}`
    }
  }
}

const about = fc.constantFrom(...communities)
const gateway = fc.constantFrom(...gateways)
const screen = fc.constantFrom(...screens)

const how = fc.constantFrom(...ways)
// More than are within reach, and more than the ring holds, are both likely.
const back = fc.constantFrom(0, 0, 0, 1, 5, 20)
const times = fc.constantFrom(1, 1, 3, 7, 14)

const tell = fc.record({ does: fc.constant('tell'), times, about, network: fc.boolean() })
const notify = fc.record({ does: fc.constant('notify'), who: fc.constantFrom(...notified) })
const right = fc.record({ does: fc.constantFrom('give', 'end'), claim: fc.constantFrom(...claims) })

const plain = <Does extends string>(weight: number, does: Does) => ({
  weight,
  arbitrary: fc.record({ does: fc.constant(does) }),
})

/** What stops something is drawn less often than what lets it go on: else hardly anything would be told. */
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: tell },
  { weight: 2, arbitrary: notify },
  { weight: 4, arbitrary: right },
  { weight: 5, arbitrary: fc.record({ does: fc.constantFrom('ask', 'answer', 'open'), about, gateway }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('begin'), deed: fc.oneof(tell, notify, right), late: fc.boolean() }),
  },
  plain(3, 'commit'),
  plain(1, 'roll back'),
  plain(1, 'stop relay'),
  plain(3, 'start relay'),
  plain(4, 'settle'),
  { weight: 3, arbitrary: fc.record({ does: fc.constant('hold'), gateway }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('release'), gateway }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('restart'), gateway }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('cut'), screen }) },
  { weight: 10, arbitrary: fc.record({ does: fc.constant('return'), screen, gateway, back, how }) },
)

/** Programs of up to so many steps; one prints as its sentences. */
export const programs = (maxLength: number): fc.Arbitrary<Step[]> =>
  fc.array(step, { maxLength, size: 'max' }).map((steps) =>
    Object.assign(steps, {
      [fc.toStringMethod]: () => steps.map((each, index) => `\n  ${index + 1}. ${sentence(each)}`).join(''),
    }),
  )
