import { type RefObject, useEffect, useRef } from 'react'

/** The value of the last drawing, for a callback that must stay the same when the value changes. */
export const useLatest = <T>(value: T): RefObject<T> => {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}
