/** What one owner holds: hosts separated by spaces, and where that is said. */
export type Holding = { owner: string; source: string; hosts: string }
