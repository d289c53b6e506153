export type RouteName =
  | 'welcome'
  | 'intake'
  | 'check-in'
  | 'today'
  | 'library'
  | 'avoided'
  | 'learn'
  | 'practise'
  | 'session'
  | 'after'
  | 'record'
  | 'safety'
  | 'summary'
  | 'measures'
  | 'self-check'
  | 'action'
  | 'movement'
  | 'goal'
  | 'instead'
  | 'therapist'
  | 'hurts'
  | 'rest'
  | 'report'
  | 'print'
  | 'compare'
  | 'lab'
  | 'settings';

export interface Place {
  name: RouteName;
  /** The part of the path after the name: an exercise, a session. */
  about: string;
}

const names: Record<string, RouteName> = {
  '': 'today',
  welcome: 'welcome',
  intake: 'intake',
  'check-in': 'check-in',
  today: 'today',
  library: 'library',
  avoided: 'avoided',
  learn: 'learn',
  practise: 'practise',
  session: 'session',
  after: 'after',
  record: 'record',
  safety: 'safety',
  summary: 'summary',
  measures: 'measures',
  'self-check': 'self-check',
  action: 'action',
  movement: 'movement',
  goal: 'goal',
  instead: 'instead',
  therapist: 'therapist',
  hurts: 'hurts',
  rest: 'rest',
  report: 'report',
  print: 'print',
  compare: 'compare',
  lab: 'lab',
  settings: 'settings',
};

/** The place that a path names; a path that nobody knows is Today. */
export function findPlace(path: string): Place {
  const [first = '', about = ''] = path.replace(/^\/+/, '').split('/');
  const name = Object.hasOwn(names, first) ? names[first] : undefined;
  return name ? { name, about: decodePart(about) } : { name: 'today', about: '' };
}

/** A part that is not well formed says nothing. */
function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

export function pathOf(name: RouteName, about = ''): string {
  return about ? `/${name}/${encodeURIComponent(about)}` : `/${name}`;
}
