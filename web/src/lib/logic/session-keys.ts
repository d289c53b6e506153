/** What a key asks for during a session. */
export type SessionCommand =
  | 'pause'
  | 'resume'
  | 'skip'
  | 'back'
  | 'repeat'
  | 'hurts'
  | 'stop'
  | 'more'
  | 'less';

/** Keys as `KeyboardEvent.key` gives them. Presenter remotes send PageDown and PageUp. */
const commands: Record<string, SessionCommand> = {
  ' ': 'pause',
  ArrowRight: 'skip',
  PageDown: 'skip',
  ArrowLeft: 'back',
  PageUp: 'back',
  r: 'repeat',
  h: 'hurts',
  s: 'stop',
  Escape: 'stop',
  '+': 'more',
  '-': 'less',
};

/** The same for `aria-keyshortcuts`. */
export const keyShortcuts: Record<Exclude<SessionCommand, 'resume'>, string> = {
  pause: 'Space',
  skip: 'ArrowRight PageDown',
  back: 'ArrowLeft PageUp',
  repeat: 'R',
  hurts: 'H',
  stop: 'Escape S',
  more: 'Plus',
  less: '-',
};

interface Pressed {
  key: string;
  repeat: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** The command of a pressed key. A key held down counts once; Ctrl and its like belong to others. */
export function findCommand(event: Pressed): SessionCommand | undefined {
  if (event.repeat || event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return Object.hasOwn(commands, key) ? commands[key] : undefined;
}
