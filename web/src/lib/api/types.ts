// What crosses the border of the page. The journal and the plan are in schema.ts, written from the
// schemas; here stands what has no schema of its own: parts of the catalogue, answers of the core.
import type {
  ActionLevel,
  Answer,
  BloodPressure,
  CheckValue,
  EventBodies,
  EventHead,
  ExerciseReport,
  FlagReply,
  Instant,
  LocalDate,
  Moment,
  Need,
  PlanLine,
  Reason,
  Refusal,
  Rung,
  Sides,
  Uuid7,
  Zones,
} from './schema';

export type * from './schema';

export type Id = string;

export type EventKind = keyof EventBodies;
export type NewEvent = { [K in EventKind]: { kind: K; body: EventBodies[K] } }[EventKind];
export type Event = NewEvent & EventHead;

/** What was erased from the server; whoever kept the journal file can compare the sum. */
export interface ErasureProof {
  person: string;
  store: string;
  at: Instant;
  events: number;
  bytes: number;
  first?: Instant;
  last?: Instant;
  sha256: string;
  searched_bytes: number;
  traces: number;
}

export type Weekday =
  | 'monday'
  | 'tuesday'
  | 'wednesday'
  | 'thursday'
  | 'friday'
  | 'saturday'
  | 'sunday';
/** When a person wants to be reminded; what the entries are called says nothing of a back. */
export interface CalendarSettings {
  zone: string;
  times: string[];
  quiet_days?: Weekday[];
  quiet_until?: LocalDate;
  title: string;
}
export interface Calendar {
  active: boolean;
  created?: Instant;
  settings?: CalendarSettings;
  /** Told once, when the calendar is made. */
  address?: string;
}

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
/** One exercise that could stand in the place of another, as things are today. */
export interface Replacement {
  exercise: Id;
  /** Nothing speaks against it today. */
  open: boolean;
  level: number;
  until?: Instant;
  reasons?: Reason[];
}
export interface Replacements {
  of: Id;
  ladder: Replacement[];
  /** Where nothing at all is offered now. */
  reasons?: Reason[];
}
export interface RoadRung {
  exercise: Id;
  level: number;
  standing: 'passed' | 'here' | 'ahead';
  /** The first day on which it could come, if all goes well. */
  earliest?: LocalDate;
  waits?: Reason[];
}
/** The way to an exercise, by the rules of the plan. */
export interface Road {
  goal: Id;
  chosen?: boolean;
  rungs: RoadRung[];
  bars?: Reason[];
  instead?: Replacement[];
  reasons?: Reason[];
}
export type WordStanding = 'counts' | 'ahead' | 'over' | 'ended' | 'refused';
/** How what a therapist gave stands today; what it gives stands in its event. */
export interface TherapistWord {
  event: Uuid7;
  standing: WordStanding;
  sealed?: boolean;
  until: LocalDate;
  reasons?: Reason[];
}
export interface TherapistKey {
  event: Uuid7;
  withdrawn?: Instant;
}
export interface Therapists {
  keys?: TherapistKey[];
  words?: TherapistWord[];
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

export type LessonKind = 'complaint' | 'cause' | 'help' | 'method';
export type Sureness = 'well_shown' | 'likely' | 'expert_opinion' | 'not_known';
export interface LessonClaim {
  id: Id;
  sure: Sureness;
  /** What the page of advice says and this answers, by number. */
  article_points?: number[];
  sources: SourceAt[];
}
export interface LessonLinks {
  conditions?: Id[];
  exercises?: Id[];
  avoided?: Id[];
  flags?: Id[];
  lessons?: Id[];
}
export interface Lesson {
  id: Id;
  order: number;
  kind: LessonKind;
  claims: LessonClaim[];
  see?: LessonLinks;
  reviewed: string;
}

export interface Interview {
  flags: Id[];
  short_flags: Id[];
  again: Id[];
  /** Those of them whose "no" another answer contradicts. */
  contradicted?: Id[];
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
  /** By a void; the rules go on counting it, because it was stopped for a reason. */
  taken_back?: boolean;
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

export interface DaySession {
  id: Uuid7;
  minutes: number;
  done: number;
  left_out?: number;
  stopped?: number;
  /** The highest that was told of its exercises. */
  effort?: number;
  /** The gravest of its exercises. */
  colour?: Colour;
  closed?: boolean;
  taken_back?: boolean;
}
/** A local day; what was not told is not there. */
export interface DayRecord {
  day: LocalDate;
  pain?: number;
  worst?: number;
  zones?: Zones;
  stiffness_min?: number;
  sleep?: number;
  sessions?: DaySession[];
  /** Outside the plan. */
  rests?: number;
  notes?: string[];
}
export interface WeekRecord {
  monday: LocalDate;
  /** Left out where too few days were told. */
  median?: number;
  days_told: number;
  sessions: number;
}
export interface LevelCourse {
  exercise: Id;
  rungs: number;
  done: { day: LocalDate; level: number }[];
}
export interface TrendSpan {
  from: LocalDate;
  to: LocalDate;
  median?: number;
  days_told: number;
}
/** A bad spell by days; without an end it goes on. */
export interface SpellSpan {
  from: LocalDate;
  to?: LocalDate;
}
export interface RecordDays {
  first?: LocalDate;
  from: LocalDate;
  to: LocalDate;
  days: DayRecord[];
  weeks: WeekRecord[];
  levels: LevelCourse[];
  spells?: SpellSpan[];
  trend: { last: TrendSpan; former: TrendSpan; says: Reason };
}
export type ExportForm = 'json' | 'days' | 'exercises' | 'events' | 'fhir' | 'journal';
/** A file to save. */
export interface Exported {
  name: string;
  text: string;
}

export interface MeasureItem {
  id: string;
  min?: number;
  max?: number;
  unit?: string;
  named?: boolean;
}
export interface Measure {
  id: Id;
  use: 'core' | 'score_field' | 'import_only' | 'plug_in' | 'never';
  scoring?: 'none' | 'entered' | 'single' | 'mean' | 'count' | 'product';
  items?: MeasureItem[];
  min?: number;
  max?: number;
}
export interface SelfCheck {
  id: Id;
  seated?: boolean;
  unit?: string;
  parts?: string[];
  /** How long it goes on. */
  timer_s?: number;
  /** The clock counts up, and its seconds are the value. */
  stopwatch?: boolean;
  by_professional?: boolean;
}
export interface CheckWanted {
  check: Id;
  again?: boolean;
  first?: boolean;
}
export interface ScoreAt {
  at: Moment;
  score: number;
}
export interface MeasureCourse {
  measure: Id;
  scores?: ScoreAt[];
  first?: number;
  last?: number;
  change?: 'unknown' | 'none' | 'better' | 'worse';
  says?: Reason;
}
export interface CheckCourse {
  check: Id;
  rounds: { at: Moment; concern?: boolean; values?: CheckValue[] }[];
}
/** What there is to ask and to try from time to time, and what came of it. */
export interface FollowUp {
  measures?: Id[];
  questions?: Id[];
  checks?: CheckWanted[];
  waits?: Reason[];
  courses?: MeasureCourse[];
  check_courses?: CheckCourse[];
}

export interface SummarySign {
  flag: Id;
  level: ActionLevel;
  told: Moment;
  reply?: FlagReply;
  details?: string[];
}
/** One page for whoever helps: what was answered, and when. */
export interface Summary {
  at: Moment;
  signs?: SummarySign[];
  others?: { flag: Id; reply: FlagReply; told: Moment }[];
  answers?: { answer: Answer; told: Moment }[];
  conditions?: Id[];
  pain?: { pain: number; told: Moment };
  zones?: Zones;
  pressures?: { pressure: BloodPressure; told: Moment }[];
  last_session?: Moment;
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
