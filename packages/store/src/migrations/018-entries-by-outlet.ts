/** What an outlet ran lately is looked up when it is asked whose texts it prints. */
export const entriesByOutlet = `create index entry_by_outlet on entry (outlet, found_at desc) where disposition in ('stored', 'copy');`
