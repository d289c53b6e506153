// Written by scripts/types.mjs from docs/reference/schema. Do not edit: npm run types (why so long: every described value)

export interface EventHead {
  format?: number;
  id: Uuid7;
  at: Moment;
  zone?: string;
  author?: Author;
}
export interface EventBodies {
  intake: IntakeAnswered;
  screen: FlagsScreened;
  check_in: CheckIn;
  session: SessionDone;
  after: AfterReport;
  equipment: EquipmentListed;
  clearance: Clearance;
  measure: MeasureTaken;
  self_check: SelfCheckDone;
  note: Note;
  void: Voided;
  movement_trial: MovementTried;
  pace: PaceChosen;
  key_accepted: KeyAccepted;
  key_withdrawn: KeyWithdrawn;
  order: TherapistOrder;
  goal: GoalChosen;
  swap: Swapped;
  custom_exercise: CustomExercise;
  profile: ProfileChosen;
  countersigned: Countersigned;
  rest: RestTaken;
}

/** a UUID of version 7 in lower case, like 019ab3c4-5d6e-7f00-8123-456789abcdef */
export type Uuid7 = string;

/** an instant with its offset, like 2026-11-24T07:30:00+01:00 */
export type Moment = string;

export type Author = 'person' | 'clinician';

export interface IntakeAnswered {
  answers: Answer[];
}

export interface Answer {
  question: string;
  choices?: string[];
  number?: number;
  text?: string;
  date?: LocalDate;
  time?: TimeOfDay;
  pressure?: BloodPressure;
  not_sure?: boolean;
}

/** a date like 2026-11-24 */
export type LocalDate = string;

/** a time of day like 07:30 */
export type TimeOfDay = string;

export interface BloodPressure {
  systolic: number;
  diastolic: number;
  repeated_after_rest?: boolean;
}

export interface FlagsScreened {
  form: ScreenForm;
  answers: FlagAnswer[];
}

export type ScreenForm = 'full' | 'short';

export interface FlagAnswer {
  flag: string;
  reply: FlagReply;
  details?: string[];
  asked_again?: boolean;
}

export type FlagReply = 'no' | 'yes' | 'not_sure';

export interface CheckIn {
  morning?: boolean;
  pain: number;
  limb_pain?: number;
  zones?: Zones;
  stiffness_min?: number;
  sleep?: number;
  ill?: boolean;
  drowsy?: boolean;
  new_sign?: boolean;
  accident?: boolean;
  pressure?: BloodPressure;
  flags?: FlagAnswer[];
}

export interface Zones {
  back_left?: number;
  back_right?: number;
  neck_left?: number;
  neck_right?: number;
}

export interface SessionDone {
  catalogue: string;
  plan: string;
  seconds: number;
  pain_before: number;
  zones_before?: Zones;
  exercises: ExerciseReport[];
}

export interface ExerciseReport {
  exercise: string;
  level: number;
  peak?: number;
  effort?: number;
  completed: number;
  zones?: Zones;
  stop?: StopReason;
  felt?: Felt;
  skipped?: boolean;
}

export type StopReason =
  | 'none'
  | 'tired'
  | 'interrupted'
  | 'too_hard'
  | 'hurts'
  | 'strain'
  | 'tingling'
  | 'slip'
  | 'weakness'
  | 'danger';

export type Felt = 'right' | 'too_hard' | 'too_easy';

export interface AfterReport {
  when: ReportKind;
  session: Uuid7;
  pain: number;
  zones?: Zones;
  tingling?: boolean;
}

export type ReportKind = 'ten_minutes' | 'next_morning';

export interface EquipmentListed {
  items: OwnedItem[];
}

export interface OwnedItem {
  item: string;
  rating_kg?: number;
  masses_g?: number[];
}

export interface Clearance {
  clinician: string;
  role: string;
  registration?: string;
  given: LocalDate;
  expires: LocalDate;
  flags?: string[];
  conditions?: string[];
  keys?: string[];
  cap_g?: number;
  words?: string;
  seal?: Seal;
}

export interface Seal {
  key: string;
  accepted: Uuid7;
  at: Moment;
  signature: string;
}

export interface MeasureTaken {
  measure: string;
  answers?: MeasureAnswer[];
  score?: number;
}

export interface MeasureAnswer {
  item: string;
  value: number;
  words?: string;
}

export interface SelfCheckDone {
  results: CheckResult[];
}

export interface CheckResult {
  check: string;
  left_out?: boolean;
  trouble?: boolean;
  known?: boolean;
  values?: CheckValue[];
}

export interface CheckValue {
  part: string;
  value: number;
}

export interface Note {
  words: string;
  about?: string;
}

export interface Voided {
  event: Uuid7;
  because: string;
}

export interface MovementTried {
  direction: Direction;
  pain_before: number;
  zones_before?: Zones;
  pain_one_minute?: number;
  zones_one_minute?: Zones;
  pain_ten_minutes?: number;
  zones_ten_minutes?: Zones;
  done: string[];
  stop?: StopReason;
}

export type Direction = 'flexion' | 'extension';

export interface PaceChosen {
  pace: Pace;
  exercise?: string;
}

export type Pace = 'flare' | 'keep' | 'grow' | 'lower' | 'set_aside' | 'take_up';

export interface KeyAccepted {
  clinician: string;
  role: string;
  registration?: string;
  key: string;
}

export interface KeyWithdrawn {
  key: string;
  because?: string;
}

export interface TherapistOrder {
  clinician: string;
  role: string;
  registration?: string;
  given: LocalDate;
  expires: LocalDate;
  locks?: ExerciseLock[];
  disc_limits?: DiscLimit[];
  movement_limits?: MovementLimit[];
  cap_g?: number;
  exercises_per_day?: number;
  slu_per_day?: number;
  doses?: DoseEdit[];
  overrides?: RuleOverride[];
  ends?: Uuid7[];
  words?: string;
  seal?: Seal;
}

export interface ExerciseLock {
  exercise: string;
  because?: string;
}

export interface DiscLimit {
  disc: string;
  percent: number;
}

export interface MovementLimit {
  movement: LimitedMovement;
  degrees: number;
}

export type LimitedMovement = 'lumbar_flexion' | 'lumbar_extension';

export interface DoseEdit {
  exercise: string;
  sets?: number;
  reps?: number;
  hold_s?: number;
  rest_s?: number;
  per_day?: number;
  level?: number;
}

export interface RuleOverride {
  rule: string;
  exercise: string;
  because: string;
}

export interface GoalChosen {
  exercise?: string;
}

export interface Swapped {
  exercise: string;
  instead?: string;
  scope?: SwapScope;
}

export type SwapScope = 'today' | 'always';

export interface CustomExercise {
  clinician: string;
  role: string;
  registration?: string;
  given: LocalDate;
  expires: LocalDate;
  exercise: Exercise;
  cells: { [name: string]: Permission };
  texts: { [name: string]: string };
  avoided?: string;
  seal?: Seal;
}

export interface Exercise {
  id: string;
  slug: string;
  origin: Origin;
  goals: Goal[];
  regions: Region[];
  positions: Position[];
  needs?: Need[];
  load_class: LoadClass;
  tags?: { [name: string]: number };
  flexion_deg?: number;
  extension_deg?: number;
  sides?: Sides;
  ladder: Rung[];
  regress_to?: string[];
  progress_to?: string[];
  prerequisite?: Prerequisite;
  needs_build_days?: boolean;
  neck_item?: boolean;
  hanging?: boolean;
  evidence: Evidence;
  reviewed: string;
}

export type Origin = 'page' | 'beyond' | 'replacement';

export type Goal =
  | 'unload'
  | 'mobilise'
  | 'strengthen'
  | 'control'
  | 'posture'
  | 'balance'
  | 'aerobic';

export type Region =
  | 'neck'
  | 'shoulder'
  | 'thoracic'
  | 'lumbar'
  | 'abdominal'
  | 'hip'
  | 'leg'
  | 'whole';

export type Position =
  | 'supine'
  | 'side_lying'
  | 'prone'
  | 'all_fours'
  | 'kneeling'
  | 'sitting'
  | 'standing'
  | 'hanging'
  | 'walking'
  | 'water';

export interface Need {
  any: string[];
}

export type LoadClass = 'L0' | 'L1' | 'L2' | 'L3' | 'W';

export type Sides = 'none' | 'each' | 'halves' | 'alternate';

export interface Rung {
  level: number;
  sets?: number;
  reps: number;
  move_s: number;
  hold_s: number;
  rest_s: number;
  per_day: number;
  load_g?: number;
  someone_near?: boolean;
  bar_rating_percent?: number;
  needs?: Need[];
  sides?: Sides;
  position?: Position;
}

export interface Prerequisite {
  exercise: string;
  level: number;
}

export interface Evidence {
  grade: EvidenceGrade;
  confirmation: Confirmation;
  sources?: Citation[];
}

export type EvidenceGrade = 'A' | 'B' | 'C' | 'D';

export type Confirmation = 'read' | 'professional' | 'unconfirmed';

export interface Citation {
  source: string;
  at?: string;
}

export type Permission = '.' | 'C' | 'K' | 'X';

export interface ProfileChosen {
  profile: PlanProfile;
}

export type PlanProfile = 'personal' | 'clinician_directed' | 'education';

export interface Countersigned {
  clinician: string;
  role: string;
  registration?: string;
  offer: string;
  given: LocalDate;
  expires: LocalDate;
  words?: string;
  seal?: Seal;
}

export interface RestTaken {
  exercise: string;
  seconds: number;
}

export interface Plan {
  catalogue: string;
  at: Moment;
  day: LocalDate;
  state: PlanState;
  state_since?: Instant;
  state_until?: Instant;
  gate: DayGate;
  action: ActionLevel;
  ask: AskNext;
  ask_items?: string[];
  flags?: OpenFlag[];
  conditions?: string[];
  cap_g: number;
  slu_seconds: number;
  slu_seconds_budget: number;
  lines: PlanLine[];
  rest?: PlanRest;
  refusals?: Refusal[];
  changes?: Change[];
  ends?: Reason[];
  directions?: DirectionView[];
  reasons?: Reason[];
  advice?: Reason[];
  offer?: string;
  proposed?: PlanLine[];
  fingerprint?: string;
}

export type PlanState =
  | 'intake'
  | 'trial'
  | 'build'
  | 'flare'
  | 'reentry'
  | 'return'
  | 'maintain'
  | 'blocked';

/** an instant, like 2026-11-24T06:30:00Z */
export type Instant = string;

export type DayGate = 'blocked' | 'rest' | 'relief' | 'easy' | 'normal';

export type ActionLevel = 'none' | 'advise' | 'limit' | 'professional' | 'urgent' | 'emergency';

export type AskNext =
  | 'nothing'
  | 'screen_full'
  | 'screen_again'
  | 'intake'
  | 'check_in'
  | 'pressure_again';

export interface OpenFlag {
  flag: string;
  level: ActionLevel;
  since: Instant;
  reasons?: Reason[];
}

export interface Reason {
  rule: string;
  inputs?: ReasonInput[];
  source?: string;
  text?: string;
}

export interface ReasonInput {
  name: string;
  value: string;
}

export interface PlanLine {
  exercise: string;
  slot: string;
  level: number;
  dose: Rung;
  step_up?: boolean;
  done_today?: number;
  finished?: boolean;
  not_before?: Instant;
  cautions?: string[];
  own?: Exercise;
  own_texts?: { [name: string]: string };
  reasons?: Reason[];
}

export interface PlanRest {
  exercise: string;
  seconds: number;
}

export interface Refusal {
  exercise: string;
  until?: Instant;
  reasons?: Reason[];
}

export interface Change {
  kind: ChangeKind;
  exercise: string;
  from_level?: number;
  to_level?: number;
  replaced_by?: string;
  until?: Instant;
  reasons?: Reason[];
}

export type ChangeKind = 'added' | 'step_up' | 'hold' | 'step_down' | 'suspended' | 'replaced';

export interface DirectionView {
  direction: Direction;
  permission: string;
  preference: string;
  last_outcome?: string;
  until?: Instant;
  trial?: TrialStep[];
  reasons?: Reason[];
}

export interface TrialStep {
  exercise: string;
  reps?: number;
  hold_s?: number;
  only_if_not_worse?: boolean;
}

export interface Outlooks {
  catalogue: string;
  plan: string;
  state?: Outlook;
  today?: Outlook;
  lines?: LineOutlook[];
  closed?: ExerciseOutlook[];
  flags?: FlagOutlook[];
  directions?: DirectionOutlook[];
}

export interface Outlook {
  turn: Turn;
  level?: number;
  dose?: Rung;
  earliest?: LocalDate;
  awaited?: Awaited[];
  text: string;
}

export type Turn = 'grows' | 'eases' | 'opens' | 'ends';

export interface Awaited {
  lift: Lift;
  until?: Instant;
  sessions?: number;
  reason: Reason;
  text: string;
}

export type Lift =
  | 'nothing'
  | 'time'
  | 'sessions'
  | 'morning'
  | 'day'
  | 'turn'
  | 'exercise'
  | 'answer'
  | 'thing'
  | 'company'
  | 'choice'
  | 'professional';

export interface LineOutlook {
  exercise: string;
  grows?: Outlook;
  eases: Outlook;
}

export interface ExerciseOutlook {
  exercise: string;
  opens: Outlook;
}

export interface FlagOutlook {
  flag: string;
  ends: Outlook;
}

export interface DirectionOutlook {
  direction: Direction;
  opens: Outlook;
}

export interface PlanDifference {
  catalogue: string;
  before: PlanStanding;
  after: PlanStanding;
  changes?: Difference[];
  says?: string[];
}

export interface PlanStanding {
  plan: string;
  state: PlanState;
  gate: DayGate;
  action: ActionLevel;
  ask: AskNext;
  lines: number;
}

export interface Difference {
  kind: DifferenceKind;
  exercise?: string;
  flag?: string;
  direction?: Direction;
  from?: string;
  to?: string;
  from_level?: number;
  to_level?: number;
  until?: Instant;
  reasons?: Reason[];
  text: string;
}

export type DifferenceKind =
  | 'state'
  | 'gate'
  | 'asked'
  | 'flag_opened'
  | 'flag_closed'
  | 'added'
  | 'removed'
  | 'offered'
  | 'raised'
  | 'lowered'
  | 'held'
  | 'steps_wait'
  | 'dose'
  | 'locked'
  | 'closed'
  | 'opened'
  | 'direction_rests'
  | 'direction_opens'
  | 'cap';

export interface Replay {
  catalogue: string;
  from: LocalDate;
  to: LocalDate;
  days: ReplayDay[];
}

export interface ReplayDay {
  day: LocalDate;
  at: Moment;
  events?: ReplayedEvent[];
  standing: PlanStanding;
  lines?: ReplayedLine[];
  changes?: Difference[];
  says?: string[];
}

export interface ReplayedEvent {
  at: Moment;
  kind: string;
  id: Uuid7;
}

export interface ReplayedLine {
  exercise: string;
  level: number;
}

export interface Report {
  catalogue: string;
  reviewed: string;
  at: Moment;
  from: LocalDate;
  to: LocalDate;
  standing: PlanStanding;
  conditions?: string[];
  cap_g: number;
  done: ReportDone;
  levels?: ReportLevel[];
  weeks?: ReportWeek[];
  trend: Trend;
  measures?: ReportMeasure[];
  changes?: ReportChange[];
  changes_left_out?: number;
  flags?: ReportFlag[];
  orders?: ReportOrder[];
  clearances?: ReportClearance[];
  questions?: ReportQuestion[];
}

export interface ReportDone {
  days: number;
  days_with_session: number;
  sessions: number;
  minutes: number;
  exercises: number;
  left_out: number;
  stopped: number;
  good: number;
  so_so: number;
  too_much: number;
  open?: number;
}

export interface ReportLevel {
  exercise: string;
  first: number;
  last: number;
  highest: number;
  rungs: number;
  times: number;
  in_plan?: boolean;
}

export interface ReportWeek {
  monday: LocalDate;
  pain?: number;
  worst?: number;
  zones?: Zones;
  effort?: number;
  sessions: number;
  too_much?: number;
}

export interface Trend {
  last: TrendSpan;
  former: TrendSpan;
  says: Reason;
}

export interface TrendSpan {
  from: LocalDate;
  to: LocalDate;
  median?: number;
  days_told: number;
}

export interface ReportMeasure {
  course: MeasureCourse;
  matters?: number;
  matters_percent?: number;
}

export interface MeasureCourse {
  measure: string;
  scores?: ScoreAt[];
  first?: number;
  last?: number;
  change?: MeasureChange;
  says?: Reason;
}

export interface ScoreAt {
  at: Moment;
  score: number;
}

export type MeasureChange = 'unknown' | 'none' | 'better' | 'worse';

export interface ReportChange {
  day: LocalDate;
  change: Difference;
}

export interface ReportFlag {
  flag: string;
  level: ActionLevel;
  since: LocalDate;
  closed?: LocalDate;
}

export interface ReportOrder {
  order: TherapistOrder;
  is_signed?: boolean;
}

export interface ReportClearance {
  clinician: string;
  role: string;
  given: LocalDate;
  last_day: LocalDate;
  flags?: string[];
  keys?: string[];
  is_signed?: boolean;
}

export interface ReportQuestion {
  kind: ReportQuestionKind;
  about?: string[];
  reasons?: Reason[];
  text: string;
}

export type ReportQuestionKind =
  | 'sign'
  | 'clearance'
  | 'key'
  | 'item'
  | 'direction'
  | 'rests'
  | 'measure'
  | 'unsure';
