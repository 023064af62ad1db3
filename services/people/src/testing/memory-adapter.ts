import type { Adapter, AdapterPayload } from 'oidc-provider'

/** Where the provider of the tests keeps its things; its own memory warns at length that it is no production store. */
export const memoryAdapter = (): ((model: string) => Adapter) => {
  const kept = new Map<string, AdapterPayload>()
  return (model) => {
    const keyOf = (id: string) => `${model}:${id}`
    const findBy = async (property: 'uid' | 'userCode', value: string) =>
      [...kept.values()].find((payload) => payload[property] === value)
    return {
      upsert: async (id, payload) => void kept.set(keyOf(id), payload),
      find: async (id) => kept.get(keyOf(id)),
      findByUid: (uid) => findBy('uid', uid),
      findByUserCode: (userCode) => findBy('userCode', userCode),
      consume: async (id) => void kept.set(keyOf(id), { ...kept.get(keyOf(id)), consumed: Date.now() / 1000 }),
      destroy: async (id) => void kept.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => {
        for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key)
      },
    }
  }
}
