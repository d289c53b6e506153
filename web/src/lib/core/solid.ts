import type { BodyMeasures } from '../logic/body';
import type { Vec3 } from '../logic/disc-colours';

/** The figure's shapes and bones, as the calls `solid` and `frames` give them. */
export interface SolidShape {
  part: 'trunk' | 'head' | 'hair' | 'arm' | 'leg';
  bone_a: number;
  bone_b: number;
  a_mm: Vec3;
  b_mm: Vec3;
  forward: Vec3;
  radius_a: number;
  radius_b: number;
  stretch: Vec3;
  blend_mm: number;
  is_ball: boolean;
  cut: boolean;
}
export interface VertebraLook {
  half_depth: number;
  half_width: number;
  low: number;
  high: number;
  spinous_root: Vec3;
  spinous_tip: Vec3;
  root_radius: number;
  tip_radius: number;
}
export interface SolidFigure {
  shapes: SolidShape[];
  vertebrae: VertebraLook[];
  disc_bulge: number;
  waist: number;
  neutral: number[];
  bind: number[];
  waist_mm: number;
  hem_mm: number;
}
export interface SolidRod {
  kind: string;
  from_m: Vec3;
  to_m: Vec3;
  radius_m: number;
}
export interface SolidProp {
  id: string;
  kind: string;
  low_m?: Vec3;
  high_m?: Vec3;
  has_back?: boolean;
}
export interface SolidMoment {
  t_s: number;
  bones: number[];
  rods?: SolidRod[];
}
export interface SolidMovement {
  yaw_deg: number;
  pitch_deg: number;
  props: SolidProp[];
  moments: SolidMoment[];
}

/** Angles in degrees; of a pair one number for both, or right and left. */
export type AnglesDeg = { [angle: string]: number | [number, number] };
/** One thing that carries the body, as postures name it. */
export interface Contact {
  point: string;
  sides?: 'both' | 'right' | 'left';
  at?: string;
  [more: string]: unknown;
}
export interface Posture {
  root: { pos_m: Vec3; base?: string };
  angles_deg: AnglesDeg;
  contacts: Contact[];
  figure_deg?: AnglesDeg;
}
export interface KeyframeContent extends Posture {
  key: string;
  levels?: number[];
  loads?: { point: string; sides?: string; force_n: Vec3 }[];
  balance?: string;
  relaxed?: number;
}
export interface MovementContent {
  id: string;
  sides?: string;
  view: { yaw_deg: number; pitch_deg: number };
  props?: (SolidProp & { levels?: number[] })[];
  path: string[];
  keyframes: KeyframeContent[];
  bracing?: { name?: string; levels?: number[]; keys: string[] }[];
}
export interface PosedInput extends Posture {
  held?: string[];
  body?: BodyMeasures;
}

/** A pose of no movement, and where what carries it touches the body. */
export interface SolidPose {
  bones: number[];
  rods?: SolidRod[];
  supports_m?: Vec3[];
}

/** The loads along a movement, as the call `ribbon` gives them. */
export interface RibbonDisc {
  disc: string;
  compression_n: number;
  percent_of_standing: number;
  upper_percent_of_standing?: number;
}
export interface RibbonMoment {
  t_s: number;
  key?: string;
  supportable: boolean;
  /** What is known of the upper edge: `least` where nobody braces. */
  upper: 'least' | 'braced' | 'unmeasured' | 'not_held';
  discs: RibbonDisc[];
}
export interface Ribbon {
  exercise: string;
  level: number;
  body: BodyMeasures;
  moments: RibbonMoment[];
}
