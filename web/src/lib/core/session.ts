import type {
  ActionLevel,
  AskNext,
  Felt,
  Id,
  Instant,
  Reason,
  ReasonInput,
  SessionDone,
  StopReason,
  Zones,
} from '../api/types';

/** Opaque to the page: it comes from the core, is kept as it is, and goes back to it. */
export type SessionState = { readonly __session?: never } & object;

export type SessionStatus =
  | 'ready'
  | 'running'
  | 'resting'
  | 'paused'
  | 'stopping'
  | 'asking'
  | 'done';
export type PausedBy = 'person' | 'missed' | 'offer' | 'not_before' | 'verdict';
export type StepKind =
  | 'ready'
  | 'move'
  | 'hold'
  | 'release'
  | 'rest'
  | 'switch_side'
  | 'next'
  | 'walk';
export type Side = 'none' | 'right' | 'left';
export type Colour = 'green' | 'amber' | 'red' | 'black';
export type CueKind =
  | 'ready'
  | 'count'
  | 'start'
  | 'hold'
  | 'half'
  | 'release'
  | 'rest'
  | 'switch'
  | 'next'
  | 'exercise_done'
  | 'session_done'
  | 'stop';
export type Want = 'pain' | 'effort' | 'zones' | 'reason';
export type LineState = 'todo' | 'now' | 'done' | 'left' | 'stopped' | 'skipped' | 'dropped';

/** Something to be heard or said at a moment of the session's clock. */
export interface Cue {
  id: string;
  at_ms: number;
  kind: CueKind;
  count?: number;
  text: string;
  inputs?: ReasonInput[];
}
/** Seconds added to every wait and taken from every hold; nothing of it is 0. */
export interface OwnTimes {
  ready_s?: number;
  rest_s?: number;
  hold_s?: number;
}
export interface AtLevel {
  exercise: Id;
  level: number;
}
export interface SessionExercise {
  id: Id;
  level: number;
  index: number;
  of: number;
  position: string;
  sets: number;
  reps: number;
  load_g?: number;
  per_day: number;
  someone_near?: boolean;
  cautions?: string[];
  not_before?: Instant;
}
export interface SessionStep {
  kind: StepKind;
  again?: boolean;
  side: Side;
  mirrored?: boolean;
  set: number;
  rep: number;
  from_ms: number;
  to_ms: number;
  duration_ms: number;
  left_ms: number;
}
export interface SessionThen {
  kind: StepKind;
  side: Side;
  exercise?: AtLevel;
}
export interface SessionLine extends AtLevel {
  seconds: number;
  state: LineState;
  percent: number;
}
export interface Phase {
  kind: 'start' | 'out' | 'held' | 'back';
  share: number;
}
export interface WayOut extends AtLevel {
  phase: Phase;
  mirrored?: boolean;
  since_ms: number;
}
export interface Asked extends AtLevel {
  wants: Want[];
}
export interface SessionAsk {
  about: 'stop' | 'end';
  exercises: Asked[];
  reasons?: StopReason[];
}
export interface SessionVerdict {
  colour: Colour;
  reasons: Reason[];
  ends_session: boolean;
  dropped?: { exercise: Id; why: string }[];
  lowered?: AtLevel[];
}

/** Everything that a screen and a bell need at this moment. */
export interface SessionView {
  state: SessionStatus;
  epoch: number;
  at_ms: number;
  call_by_ms?: number;
  paused_by?: PausedBy;
  exercise?: SessionExercise;
  step?: SessionStep;
  then?: SessionThen;
  lines: SessionLine[];
  elapsed_s: number;
  left_s: number;
  notice?: { text: string; inputs?: ReasonInput[] };
  offer?: AtLevel;
  way_out?: WayOut;
  ask?: SessionAsk;
  verdict?: SessionVerdict;
  session?: SessionDone;
  ended_by?: 'plan' | 'person' | 'verdict' | 'stale';
  nothing_done?: boolean;
  cues: Cue[];
  figure_lead_ms: number;
  /** What one tap on ± adds or takes. */
  adjust_s: number;
  /** The person's own times, and what one tap changes of them. */
  times?: OwnTimes;
  times_step_s: number;
}

type Plain =
  | 'start'
  | 'pause'
  | 'resume'
  | 'go_on'
  | 'skip'
  | 'back'
  | 'repeat'
  | 'too_hard'
  | 'accept'
  | 'too_easy'
  | 'hurts'
  | 'stop'
  | 'out'
  | 'finish';
export interface SessionAnswer {
  exercise?: Id;
  pain?: number;
  effort?: number;
  zones?: Zones;
  reason?: StopReason;
  felt?: Felt;
}
export type SessionInput =
  | { kind: Plain }
  | { kind: 'adjust'; seconds: number }
  | { kind: 'times'; times: OwnTimes }
  | ({ kind: 'answer' } & SessionAnswer);

/** There is nothing to coach now: what has to come first, and why. */
export interface SessionRefused {
  ask: AskNext;
  action: ActionLevel;
  reasons: Reason[];
}
export interface SessionReply {
  state?: SessionState;
  view?: SessionView;
  refused?: SessionRefused;
}
