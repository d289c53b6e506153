import { describe, expect, it } from 'vitest';
import { readLink, writeLink, type Shared } from './lab-link';

const shared: Shared = {
  scenario: {
    name: 'Sofia on her worst day',
    root: { pos_m: [0, 1, 0] },
    angles_deg: { pit: -40, hip: [30, 40] },
    contacts: [{ point: 'heel' }, { point: 'hand', at: 'bar', normal: [0, 0, 0] }],
    loads: [{ point: 'hand', force_n: [0, -49, 0] }],
    balance: 'feet',
  },
  from: { movement: 'EX16', level: 2, key: 'K1' },
};

describe('a link to the lab', () => {
  it('brings back the posture, and no name', () => {
    const read = readLink(`#${writeLink(shared)}`) as Shared;
    expect(read.from).toEqual(shared.from);
    expect(read.scenario).toEqual({ ...shared.scenario, name: 'shared' });
    expect(atob(writeLink(shared).split('.')[1]!)).not.toContain('Sofia');
  });
  it('is none where there is none', () => {
    expect(readLink('')).toBeUndefined();
    expect(readLink('#top')).toBeUndefined();
  });
  it('is broken when any letter of it changes', () => {
    const link = writeLink(shared);
    for (let at = 2; at < link.length; at += 7) {
      const other = link[at] === 'A' ? 'B' : 'A';
      expect(readLink(`#${link.slice(0, at)}${other}${link.slice(at + 1)}`), `letter ${at}`).toBe('broken');
    }
    expect(readLink(`#${link.slice(0, -5)}`)).toBe('broken');
    expect(readLink('#s=')).toBe('broken');
    expect(readLink('#s=x.%%%')).toBe('broken');
  });
  it('takes nothing that is no posture, even with a right sum', () => {
    const wrong = [
      { angles_deg: { lum: 'much' } },
      { angles_deg: { wing: 3 } },
      { contacts: [{ point: 3 }] },
      { loads: [{ point: 'hand', force_n: [0, null, 0] }] },
      { balance: 'on one leg' },
      { person: 'Sofia' },
    ];
    for (const part of wrong) {
      const link = writeLink({ scenario: { ...shared.scenario, ...part } as Shared['scenario'] });
      // What is no member of a scenario is never written in the first place.
      if ('person' in part) expect(atob(link.split('.')[1]!)).not.toContain('person');
      else expect(readLink(`#${link}`), JSON.stringify(part)).toBe('broken');
    }
  });
});
