/** What JupyterLab's packages expect of a browser and jsdom does not have. */
class Observer {
  observe(): void {
    // Nothing is laid out here, so nothing ever changes its size or comes into view.
  }
  unobserve(): void {
    // See above.
  }
  disconnect(): void {
    // See above.
  }
}

// Most tests need no page, and run without one.
if ('window' in globalThis) {
  const missing = {
    DragEvent: class extends MouseEvent {},
    IntersectionObserver: Observer,
    ResizeObserver: Observer,
    matchMedia: (media: string) => ({
      media,
      matches: false,
      addEventListener: () => undefined,
      removeEventListener: () => undefined
    }),
    requestIdleCallback: (run: () => void) => setTimeout(run, 0),
    cancelIdleCallback: (id: number) => clearTimeout(id)
  };

  for (const [name, value] of Object.entries(missing)) {
    for (const place of [globalThis, window]) {
      if ((place as Record<string, unknown>)[name] === undefined) {
        Object.defineProperty(place, name, { value, writable: true, configurable: true });
      }
    }
  }

  // Read and written by the commands that copy; nothing here does.
  Object.defineProperty(navigator, 'clipboard', { value: new EventTarget(), configurable: true });
}
