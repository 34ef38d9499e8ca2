import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from 'react';

export type DropEdge = 'above' | 'below' | null;

interface DragOrder {
  from: number | null;
  /** At which edge of this row the dragged one would land. */
  dropAt: (index: number) => DropEdge;
  start: (event: ReactPointerEvent, index: number) => void;
}

/** Dragging a row by its handle with mouse, pen or finger. */
export function useDragOrder(rows: RefObject<HTMLElement | null>, onDrop: (from: number, to: number) => void): DragOrder {
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const stop = useRef<() => void>(undefined);

  useEffect(() => () => stop.current?.(), []);

  const start = (event: ReactPointerEvent, from: number) => {
    if (event.button !== 0) return;
    event.preventDefault();
    const dragging = new AbortController();
    const { signal } = dragging;
    let to = from;
    stop.current = () => {
      dragging.abort();
      setDrag(null);
    };
    const follow = (pointer: PointerEvent) => {
      to = targetIndex(rows.current, from, pointer.clientY);
      setDrag({ from, to });
      // At the edge of what is in sight, the list goes on.
      rows.current?.children[to]?.scrollIntoView({ block: 'nearest' });
    };
    const drop = () => {
      stop.current?.();
      if (to !== from) onDrop(from, to);
    };
    window.addEventListener('pointermove', follow, { signal });
    window.addEventListener('pointerup', drop, { signal });
    window.addEventListener('pointercancel', () => stop.current?.(), { signal });
    window.addEventListener('keydown', ({ key }) => key === 'Escape' && stop.current?.(), { signal });
  };

  const dropAt = (index: number): DropEdge => {
    if (!drag || drag.to !== index || drag.to === drag.from) return null;
    return drag.to < drag.from ? 'above' : 'below';
  };

  return { from: drag?.from ?? null, dropAt, start };
}

/** The place whose row's middle the pointer has passed. */
function targetIndex(rows: HTMLElement | null, from: number, y: number): number {
  const middles = Array.from(rows?.children ?? [], (row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2;
  });
  return middles.filter((middle, index) => index !== from && middle < y).length;
}
