import { useEffect, useState, useSyncExternalStore } from 'react'

const subscribe = (listener: () => void) => {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}

/** The page is in front of somebody. */
export const usePageVisible = (): boolean =>
  useSyncExternalStore(subscribe, () => document.visibilityState === 'visible')

/** Whether an element is in the window. Give `ref` to the element. */
export const useInView = (): [ref: (element: HTMLElement | null) => void, inView: boolean] => {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [inView, setInView] = useState(true)
  useEffect(() => {
    if (!element) return
    const observer = new IntersectionObserver(([entry]) => setInView(entry?.isIntersecting ?? true))
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return [setElement, inView]
}
