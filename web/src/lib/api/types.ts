// What crosses the border of the page. The journal and the plan are in schema.ts, written from the
// schemas; here stands what has no schema of its own: parts of the catalogue, answers of the core.
import type {
  ActionLevel,
  EventBodies,
  EventHead,
  ExerciseReport,
  Instant,
  Moment,
  Need,
  PlanLine,
  Reason,
  Refusal,
  Rung,
  Sides,
  Uuid7,
} from './schema';

export type * from './schema';

export type Id = string;

export type EventKind = keyof EventBodies;
export type NewEvent = { [K in EventKind]: { kind: K; body: EventBodies[K] } }[EventKind];
export type Event = NewEvent & EventHead;

export type AnswerKind =
  | 'choice'
  | 'choices'
  | 'number'
  | 'scale'
  | 'text'
  | 'date'
  | 'time_of_day'
  | 'zones'
  | 'blood_pressure'
  | 'equipment';
export interface Question {
  id: Id;
  role?: string;
  page: string;
  kind: AnswerKind;
  options?: string[];
  min?: number;
  max?: number;
  unit?: string;
  required?: boolean;
  always_known?: boolean;
}
export interface FlagDetail {
  id: string;
  level: ActionLevel;
}
export interface RedFlag {
  id: Id;
  level: ActionLevel;
  not_sure: ActionLevel;
  asked_again?: boolean;
  short_form?: boolean;
  details?: FlagDetail[];
}
export interface Exercise {
  id: Id;
  slug: string;
  origin: string;
  goals: string[];
  regions: string[];
  positions: string[];
  needs?: Need[];
  sides?: Sides;
  ladder: Rung[];
  regress_to?: Id[];
  progress_to?: Id[];
  evidence: Evidence;
  reviewed: string;
}
export interface SourceAt {
  source: Id;
  at?: string;
}
export interface Evidence {
  grade: 'A' | 'B' | 'C' | 'D';
  confirmation: string;
  sources: SourceAt[];
}
export interface Avoided {
  id: Id;
  slug: string;
  origin: string;
  replacements: Id[];
  conditions?: Id[];
  evidence: Evidence;
  reviewed: string;
}
export interface Condition {
  id: Id;
  prefer?: Id[];
}
/** With a caution, with a professional's key, never. */
export type Letter = 'C' | 'K' | 'X';
export interface Refinement {
  exercise: Id;
  condition: Id;
  letter: Letter;
  from_level?: number;
  unless_someone_near?: boolean;
}
export interface Matrix {
  conditions: Id[];
  rows: { exercise: Id; cells: { [condition: Id]: Letter } }[];
  refinements: Refinement[];
}
/** One exercise outside the order of the plan: its line now, or why not. */
export interface Practice {
  line?: PlanLine;
  refusal?: Refusal;
}
export interface Equipment {
  id: Id;
  household?: boolean;
  has_rating?: boolean;
  has_masses?: boolean;
}

export interface Source {
  id: Id;
  title: string;
  authors?: string;
  year?: number;
}

export interface Interview {
  flags: Id[];
  short_flags: Id[];
  again: Id[];
  questions: Id[];
  missing_required: Id[];
}

export type Colour = 'green' | 'amber' | 'red' | 'black';
export interface RecordedExercise {
  report: ExerciseReport;
  colour: Colour;
  closed: boolean;
  reasons?: Reason[];
}
export interface RecordedSession {
  id: Uuid7;
  at: Moment;
  minutes: number;
  pain_before: number;
  pain_after?: number;
  after_wanted?: boolean;
  morning_wanted?: boolean;
  exercises: RecordedExercise[];
}
export interface RecordedPain {
  at: Moment;
  value: number;
  of_day?: boolean;
}
export interface RecordedLevel {
  exercise: Id;
  level: number;
  rungs: number;
  greens?: number;
}
export interface Record {
  sessions: RecordedSession[];
  pain: RecordedPain[];
  levels: RecordedLevel[];
  conditions?: Id[];
  baseline?: number;
}

export interface Person {
  id: Uuid7;
  name: string;
  created?: Instant;
}
export interface Problem {
  title: string;
  status: number;
  detail?: string;
  code?: string;
  hint?: string;
  problems?: { path?: string; message: string }[];
}

export interface Shape {
  role: string;
  form?: 'fill' | 'shade' | 'line';
  index?: number;
  path: string;
}
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}
export interface FigureDrawing {
  shapes: Shape[];
  view_box: Box;
}
