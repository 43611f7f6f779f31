// The image's health check: asks the process in this container whether it is ready, and prints what it says is wrong.
const { COPYDESK_HEALTH_PORT, COPYDESK_PORT } = process.env
const answer = await fetch(`http://127.0.0.1:${COPYDESK_HEALTH_PORT || COPYDESK_PORT || 7070}/readyz`).catch(
  (error) => ({
    ok: false,
    text: async () => `nothing answers: ${error.cause?.message ?? error.message}`,
  }),
)
console.log(await answer.text())
process.exitCode = answer.ok ? 0 : 1
