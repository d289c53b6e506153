import type { BloodPressure, CheckIn, Event, FlagAnswer, NewEvent, Zones } from '../api/types';
import { findLastZones, withFlagAnswer } from '../logic/answers';
import type { Ready } from './app.svelte';
import { makeEvent } from './journal.svelte';

/** What is known of today so far. Kept on the device at every tap until it is sent. */
interface Draft {
  flags: FlagAnswer[];
  pain?: number;
  limbPain?: number;
  zones?: Zones;
  ill: boolean;
  drowsy: boolean;
  newSign: boolean;
  accident: boolean;
  morning?: boolean;
  slept?: boolean;
  stiffness?: number;
  sleep?: number;
  pressure?: BloodPressure;
}
const emptyDraft: Draft = { flags: [], ill: false, drowsy: false, newSign: false, accident: false };

/** The form of a day: how it is now, and whether anything new has come. */
export class CheckInForm {
  draft = $state.raw<Draft>(emptyDraft);
  readonly #ready: Ready;
  readonly #key: string;
  readonly lastZones: Zones | undefined;

  /** `what`: the page that asks; each keeps a draft of its own. */
  constructor(ready: Ready, what = 'check-in') {
    this.#ready = ready;
    this.#key = `${what}/${ready.household.current?.id ?? ''}/${ready.plan.day}`;
    this.lastZones = findLastZones(ready.journal.events);
  }

  async open(): Promise<void> {
    this.draft = (await this.#ready.shelf.read<Draft>(this.#key)) ?? emptyDraft;
  }

  readonly #screenDrafted = $derived.by(() =>
    this.draft.flags.length === 0
      ? []
      : [
          makeEvent(
            { kind: 'screen', body: { form: 'short', answers: this.draft.flags } },
            new Date(this.#ready.at),
          ),
        ],
  );
  readonly interview = $derived.by(() => this.#ready.interviewWith(this.#screenDrafted));
  readonly flags = $derived(this.interview.short_flags);
  /** Sessions whose next morning has not spoken yet. */
  readonly mornings = $derived.by(() =>
    this.#ready.record.sessions.filter((session) => session.morning_wanted),
  );
  readonly asksPressure = $derived.by(() => this.#ready.plan.ask === 'pressure_again');

  /** The words of the core, with the time from which on a reading counts. */
  readonly pressureWait = $derived.by(
    () => this.#ready.plan.reasons?.find(({ rule }) => rule === 'screen.pressure-again')?.text,
  );

  replyOf(flag: string): FlagAnswer | undefined {
    return this.draft.flags.find((one) => one.flag === flag);
  }
  asksAgain(flag: string): boolean {
    return this.interview.again.includes(flag);
  }

  readonly complete = $derived(
    this.draft.pain !== undefined &&
      this.draft.zones !== undefined &&
      this.draft.morning !== undefined &&
      this.flags.every((id) => this.replyOf(id) && !this.asksAgain(id)) &&
      (this.draft.morning || this.mornings.length === 0 || this.draft.slept !== undefined) &&
      (!this.asksPressure || this.draft.pressure !== undefined),
  );

  /** Enough said of a pain that came: the signs, how much, and where. */
  readonly hasPain = $derived(
    this.draft.pain !== undefined &&
      this.draft.zones !== undefined &&
      this.flags.every((id) => this.replyOf(id) && !this.asksAgain(id)),
  );

  async change(part: Partial<Draft>): Promise<void> {
    this.draft = { ...this.draft, ...part };
    await this.#ready.shelf.write(this.#key, $state.snapshot(this.draft));
  }

  /** Takes a reply back that is about to be given otherwise. */
  async forget(flag: string): Promise<void> {
    await this.change({ flags: this.draft.flags.filter((one) => one.flag !== flag) });
  }

  /** Takes a reply to a danger sign. Gives true if nothing may be done before help. */
  async reply(answer: FlagAnswer): Promise<boolean> {
    await this.change({ flags: withFlagAnswer(this.draft.flags, answer) });
    if (this.#ready.planWith(this.#screenDrafted).state !== 'blocked') return false;
    if (this.#ready.plan.state === 'blocked') return false;
    await this.#ready.write([
      { kind: 'screen', body: { form: 'short', answers: [answer] } },
    ]);
    return true;
  }

  async replyNoToAll(): Promise<void> {
    const open = this.flags.filter((id) => !this.replyOf(id));
    const flags = open.map((flag): FlagAnswer => ({ flag, reply: 'no' }));
    await this.change({ flags: [...this.draft.flags, ...flags] });
  }

  /** Writes the check-in, and what the night said of earlier sessions. False: there is a slip. */
  async send(): Promise<boolean> {
    const { pain, zones, morning, slept } = this.draft;
    if (pain === undefined || zones === undefined) return false;
    const checkIn: NewEvent = { kind: 'check_in', body: this.#body(pain, zones) };
    if (!this.#ready.isAccepted(checkIn)) return false;
    const fresh: NewEvent[] = [checkIn];
    if (!morning && slept) {
      for (const session of this.mornings) {
        fresh.push({ kind: 'after', body: { when: 'next_morning', session: session.id, pain, zones } });
      }
    }
    await this.#ready.write(fresh);
    await this.#ready.shelf.remove(this.#key);
    return true;
  }

  /** Writes a pain that came between two check-ins. */
  async sendPain(): Promise<Event[]> {
    const { pain, zones } = this.draft;
    if (pain === undefined || zones === undefined) return [];
    const events = await this.#ready.write([{ kind: 'check_in', body: this.#body(pain, zones) }]);
    await this.#ready.shelf.remove(this.#key);
    return events;
  }

  #body(pain: number, zones: Zones): CheckIn {
    const { limbPain, ill, drowsy, newSign, morning, stiffness, sleep, pressure, flags } = this.draft;
    const { accident } = this.draft;
    return {
      ...(morning && { morning: true }),
      pain,
      ...(limbPain !== undefined && { limb_pain: limbPain }),
      zones,
      ...(stiffness !== undefined && { stiffness_min: stiffness }),
      ...(sleep !== undefined && { sleep }),
      ...(ill && { ill: true }),
      ...(drowsy && { drowsy: true }),
      ...(newSign && { new_sign: true }),
      ...(accident && { accident: true }),
      ...(pressure && {
        pressure: { ...pressure, ...(this.asksPressure && { repeated_after_rest: true }) },
      }),
      ...(flags.length > 0 && { flags }),
    };
  }
}
