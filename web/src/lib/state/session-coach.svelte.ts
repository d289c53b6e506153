import type { SwapScope } from '../api/types';
import type {
  OwnTimes,
  SessionInput,
  SessionRefused,
  SessionReply,
  SessionState,
  SessionView,
} from '../core/session';
import { makeJournalNow } from '../core/calls';
import { CoreFault } from '../core/core';
import { monotonicMs, SleepWatch } from '../logic/clock';
import { momentOf, msOf, zoneName } from '../logic/moment';
import type { SessionCommand } from '../logic/session-keys';
import { isTicking, nextCallMs } from '../logic/session-time';
import { t } from '../text/text.svelte';
import type { Ready } from './app.svelte';
import { cueSounds } from './cue-sounds';
import { CueTouch } from './cue-touch';
import { HeadsetKeys } from './headset-keys';
import { cueVoice } from './cue-voice';
import { ScreenAwake } from './screen-awake.svelte';
import { SessionKeeper } from './session-keeper';
import { StopListener } from './stop-listener';
import type { Settings } from './settings.svelte';

/** How long a notice stands. */
const noticeMs = 6000;

/**
 * A session on this screen. The core says what is and what comes; this plays it, passes on what
 * the person says, keeps the state on the device and writes the session when it is over.
 */
export class SessionCoach {
  view = $state.raw<SessionView | undefined>();
  refused = $state.raw<SessionRefused | undefined>();
  notice = $state.raw<SessionView['notice']>();
  /** The session's clock as the screen shows it. */
  now = $state(monotonicMs());
  phase = $state<'opening' | 'open' | 'failed'>('opening');
  /** The id of the session event, once it is in the journal. */
  recorded = $state<string | undefined>();
  /** It is over, and the device could not write it down: what it kept under way is still there. */
  isUnkept = $state(false);
  readonly awake = new ScreenAwake();

  #state: SessionState | undefined;
  #at = '';
  #timer = 0;
  #noticeTimer = 0;
  #frame = 0;
  readonly #ready: Ready;
  readonly #settings: Settings;
  /** The one exercise that is practised; else the day's plan. */
  readonly #only: string;
  readonly #keeper: SessionKeeper;
  readonly #touch = new CueTouch();
  readonly #headset = new HeadsetKeys();
  readonly #listener = new StopListener();
  readonly #sleep = new SleepWatch();
  readonly #seen = () => this.#comeBack();

  constructor(ready: Ready, settings: Settings, only = '') {
    this.#only = only;
    this.#ready = ready;
    this.#settings = settings;
    this.#keeper = new SessionKeeper(ready.shelf, ready.household.current?.id ?? '');
  }

  /** Goes on with the session that the device keeps, paused; else makes today's. */
  async open(): Promise<void> {
    document.addEventListener('visibilitychange', this.#seen);
    const kept = await this.#keeper.read();
    if (kept) {
      this.#at = kept.at;
      this.#state = kept.state;
      this.say({ kind: 'pause' });
      if (this.#ready.plan.state === 'blocked') this.say({ kind: 'finish' });
    } else {
      this.#begin();
    }
    if (this.phase === 'opening') this.phase = 'open';
    this.#loadVoice();
  }

  /** Passes on what the person says, and shows the answer. */
  say(input?: SessionInput): void {
    if (!this.#state) return;
    if (input?.kind === 'start' || input?.kind === 'resume') {
      cueSounds.unlock();
      cueVoice.attach(cueSounds.context);
      this.awake.hold();
      void this.#listener.hold(
        this.#settings.values.spokenStop,
        () => this.say({ kind: 'stop' }),
        () => this.#show({ text: 'page.listen.failed' }),
      );
      // A headset says what it means: its "pause" never goes on.
      if (this.#settings.values.headset)
        this.#headset.hold((key) => (key === 'pause' ? this.say({ kind: key }) : this.command(key)));
    }
    const state = this.#state;
    this.#try(() => this.#ready.core.sessionAdvance(state, monotonicMs(), input));
  }

  /** The screen goes elsewhere: what runs is paused and kept. */
  close(): void {
    document.removeEventListener('visibilitychange', this.#seen);
    if (this.view && isTicking(this.view)) this.say({ kind: 'pause' });
    this.#rest();
    clearTimeout(this.#noticeTimer);
  }

  #begin(): void {
    this.#at = momentOf(new Date());
    this.#try(() =>
      this.#ready.core.sessionStart({
        ...makeJournalNow(this.#ready.journal.events, this.#at),
        zone: zoneName(),
        at_ms: monotonicMs(),
        ...(this.#only && { exercises: [this.#only] }),
      }),
    );
    const times = { ...this.#settings.values.times };
    if (Object.values(times).some(Boolean)) this.say({ kind: 'times', times });
  }

  /** For this session and those to come. */
  setTimes(times: OwnTimes): void {
    this.#settings.change({ times: { ...this.#settings.values.times, ...times } });
    this.say({ kind: 'times', times: { ...this.#settings.values.times } });
  }

  /** Another exercise in the place of one that has not begun. */
  async swap(from: string, to: string, scope: SwapScope): Promise<void> {
    if (!this.#state || !(await this.#keepSwap(from, to, scope))) return;
    const state = this.#state;
    if (!state) return;
    const journal = makeJournalNow(this.#ready.journal.events, momentOf(new Date()));
    this.#try(() => this.#ready.core.sessionSwap({ ...journal, state, from, to }));
    const isIn = this.view?.lines.some(({ exercise }) => exercise === to);
    if (isIn) void cueVoice.load([to]);
    else this.#show({ text: 'page.session.swap.next_time' });
  }

  /** What the device cannot keep (its store is full) does not happen: the session stays as it is. */
  async #keepSwap(from: string, to: string, scope: SwapScope): Promise<boolean> {
    try {
      await this.#ready.write([{ kind: 'swap', body: { exercise: from, instead: to, scope } }]);
      return true;
    } catch (fault) {
      console.error(fault);
      this.#show({ text: 'page.session.swap.failed' });
      return false;
    }
  }

  /** A state that the core does not take (a newer version, a spoilt file) ends here, in words. */
  #try(call: () => SessionReply): void {
    try {
      this.#take(call());
    } catch (fault) {
      if (!(fault instanceof CoreFault)) throw fault;
      console.error(fault);
      this.#rest();
      this.phase = 'failed';
      void this.#forget();
    }
  }

  #take(reply: SessionReply): void {
    this.refused = reply.refused;
    if (!reply.state || !reply.view) return;
    const { state, view } = reply;
    const isMoved = view.epoch !== this.view?.epoch;
    this.#state = state;
    this.view = view;
    this.now = monotonicMs();
    if (view.notice) this.#show(view.notice);
    else if (isMoved) this.notice = undefined;
    this.#headset.show(t(`exercise.${view.exercise?.id}.name`), view.state === 'paused');
    if (view.state === 'done') {
      void this.#finish(view);
      return;
    }
    if (view.ask?.about === 'end' && view.ask.exercises.length === 0) {
      this.say({ kind: 'finish' });
      return;
    }
    if (view.state !== 'ready') {
      this.#keeper.write({ at: this.#at, state });
      this.#ready.sessionUnderWay = true;
    }
    this.#sound(view);
    if (this.#settings.values.vibration) this.#touch.follow(view.cues, view.epoch, this.now);
    this.#arm(view);
  }

  #sound(view: SessionView): void {
    const { volume, voice, voiceVolume } = this.#settings.values;
    cueSounds.follow(view.cues, view.epoch, this.now, volume);
    cueVoice.follow(view.cues, view.epoch, this.now, voiceVolume, voice);
  }

  #loadVoice(): void {
    if (this.#settings.values.voice === 'off') return;
    void cueVoice.load(this.view?.lines.map((line) => line.exercise) ?? []);
  }

  /** What a key or a tap asks for. */
  command(command: SessionCommand): void {
    const seconds = this.view?.adjust_s ?? 0;
    if (command === 'more') this.say({ kind: 'adjust', seconds });
    else if (command === 'less') this.say({ kind: 'adjust', seconds: -seconds });
    else if (command === 'pause' && this.view?.state === 'paused') this.say({ kind: 'resume' });
    else if (command !== 'resume' || this.view?.state === 'paused') this.say({ kind: command });
  }

  /** Wakes at the next boundary, and draws in between. */
  #arm(view: SessionView): void {
    clearTimeout(this.#timer);
    if (isTicking(view)) {
      this.#timer = window.setTimeout(() => this.say(), nextCallMs(view, this.now) - this.now);
    }
    if (this.#frame || !(isTicking(view) || view.state === 'stopping')) return;
    const draw = () => {
      this.now = monotonicMs();
      const goesOn = this.view && (isTicking(this.view) || this.view.state === 'stopping');
      this.#frame = goesOn ? requestAnimationFrame(draw) : 0;
    };
    this.#frame = requestAnimationFrame(draw);
  }

  #comeBack(): void {
    if (document.visibilityState !== 'visible' || !this.view) return;
    const slept = this.#sleep.hasSlept();
    if (!isTicking(this.view)) return;
    cueSounds.unlock();
    this.say(slept ? { kind: 'pause' } : undefined);
  }

  #show(notice: NonNullable<SessionView['notice']>): void {
    this.notice = notice;
    clearTimeout(this.#noticeTimer);
    this.#noticeTimer = window.setTimeout(() => (this.notice = undefined), noticeMs);
  }

  /** Writes the session, once, however often the last screen is opened. */
  async #finish(view: SessionView): Promise<void> {
    clearTimeout(this.#timer);
    this.awake.release();
    this.#headset.release();
    this.#listener.release();
    this.#sound(view);
    await this.keep();
  }

  /** Writes the finished session; also what a person asks for when it did not succeed at once. */
  async keep(): Promise<void> {
    if (this.view?.state !== 'done') return;
    try {
      await this.#record(this.view);
      this.isUnkept = false;
    } catch (fault) {
      console.error(fault);
      this.isUnkept = true;
      return;
    }
    await this.#forget();
  }

  async #record(view: SessionView): Promise<void> {
    if (!view.session || view.nothing_done) return;
    const start = msOf(this.#at);
    const written = this.#ready.journal.events.find(
      (event) => event.kind === 'session' && msOf(event.at) === start,
    );
    const [event = written] = written
      ? []
      : await this.#ready.write([{ kind: 'session', body: view.session }], new Date(start));
    this.recorded = event?.id;
  }

  async #forget(): Promise<void> {
    this.#state = undefined;
    await this.#keeper.remove();
    this.#ready.sessionUnderWay = false;
  }

  #rest(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    cueSounds.silence();
    cueVoice.silence();
    this.#headset.release();
    this.#listener.release();
    this.#touch.silence();
    this.awake.release();
  }
}
