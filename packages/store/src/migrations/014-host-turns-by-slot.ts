/** Who is about to come at a host is found without reading its line. */
export const hostTurnsBySlot = `
create index host_turn_in_time on host_turn (host, rank, slot_at, place);
`
