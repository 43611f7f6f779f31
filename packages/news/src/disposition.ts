/**
 * How an entry ends; every entry has exactly one. `stored`: its page is the lead page of an article;
 * `copy`: its page carries an article led by another page; `skipped`: nothing there that is news text;
 * `rejected`: it could not or must not be read; `pending`: still on the line.
 */
export const dispositions = ['pending', 'stored', 'copy', 'skipped', 'rejected'] as const
export type Disposition = (typeof dispositions)[number]
