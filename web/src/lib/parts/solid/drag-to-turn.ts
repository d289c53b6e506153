const degreesPerPixel = 0.5;

/** Tells by how many degrees a finger or a mouse turns what it drags. */
export function dragToTurn(tell: (degrees: number) => void): (node: HTMLElement) => () => void {
  return (node) => {
    let from: number | undefined;
    const grasp = (event: PointerEvent) => {
      from = event.clientX;
      node.setPointerCapture(event.pointerId);
    };
    const drag = (event: PointerEvent) => {
      if (from === undefined) return;
      tell((from - event.clientX) * degreesPerPixel);
      from = event.clientX;
    };
    const leave = () => (from = undefined);
    const listeners = { pointerdown: grasp, pointermove: drag, pointerup: leave, pointercancel: leave };
    for (const [name, listener] of Object.entries(listeners))
      node.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        node.removeEventListener(name, listener as EventListener);
    };
  };
}
