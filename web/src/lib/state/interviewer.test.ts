import { describe, expect, it } from 'vitest';
import type { Event, FlagReply, NewEvent, Plan } from '../api/types';
import { findStanding, hasRecordedYes } from '../logic/answers';
import { Interviewer, type InterviewGround } from './interviewer.svelte';
import { makeEvent } from './journal.svelte';
import { MemoryShelf } from './shelf';

/** The danger signs that this core knows; none of them stops everything. */
const flags = ['RF-1', 'RF-2'];

async function openInterviewer() {
  const events: Event[] = [];
  const journal = { events, person: 'ann' };
  // Of a plan only what it asks matters here.
  const plan = { state: 'trial', ask: 'screen_full', ask_items: flags } as Partial<Plan> as Plan;
  const ground: InterviewGround = {
    shelf: new MemoryShelf(),
    at: '2026-11-24T07:30:00+01:00',
    household: { current: { id: 'ann' } },
    journal,
    content: { questions: new Map() },
    plan,
    planWith: () => plan,
    interviewWith: () => ({ flags, short_flags: [], again: [], questions: [], missing_required: [] }),
    write: async (fresh: NewEvent[]) => {
      const made = fresh.map((one) => makeEvent(one, new Date()));
      events.push(...made);
      return made;
    },
  };
  const interviewer = new Interviewer(ground);
  await interviewer.open();
  const say = (flag: string, reply: FlagReply) => interviewer.reply({ flag, reply });
  return { interviewer, journal, say };
}

describe('a danger sign that is gone back to', () => {
  it('is shown as recorded once its "yes" is in the journal', async () => {
    const { interviewer, journal, say } = await openInterviewer();
    await say('RF-1', 'no');
    await say('RF-2', 'yes');
    expect(interviewer.isRecorded).toBe(false);
    interviewer.goBack();
    expect(interviewer.step).toMatchObject({ kind: 'flag', id: 'RF-2' });
    expect(interviewer.isRecorded).toBe(true);
    interviewer.goOn();
    expect(interviewer.isRecorded).toBe(false);
    expect(journal.events.map((event) => event.kind)).toEqual(['screen']);
  });

  it('is answered anew where nothing was a "yes"', async () => {
    const { interviewer, journal, say } = await openInterviewer();
    await say('RF-1', 'no');
    await say('RF-2', 'not_sure');
    interviewer.goBack();
    expect(interviewer.isRecorded).toBe(false);
    await say('RF-2', 'no');
    expect(journal.events.map((event) => event.kind)).toEqual(['screen', 'void', 'screen']);
  });

  it('never takes the "yes" to another sign out of the journal', async () => {
    const { interviewer, journal, say } = await openInterviewer();
    await say('RF-1', 'yes');
    await say('RF-2', 'not_sure');
    interviewer.goBack();
    await say('RF-2', 'no');
    expect(journal.events.some((event) => event.kind === 'void')).toBe(false);
    expect(hasRecordedYes(findStanding(journal.events), 'RF-1')).toBe(true);
  });
});

describe('an interview', () => {
  it("puts nothing into somebody else's journal", async () => {
    const { journal, say } = await openInterviewer();
    await say('RF-1', 'no');
    journal.person = 'bob';
    await say('RF-2', 'no');
    expect(journal.events).toHaveLength(0);
  });
});
