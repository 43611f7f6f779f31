/**
 * How long a test waits for what has to come. It guards against hanging alone, so it is long: a machine that runs the tests may be many
 * times as slow as the one they were written on, and busy with others.
 */
export const PATIENCE = { timeout: 180_000, interval: 25 }
