const KINDS = [
  { pattern: 'copydesk.article.*', says: 'articles' },
  { pattern: 'copydesk.story.*', says: 'stories' },
  { pattern: 'copydesk.feed.*', says: 'feeds' },
] as const

type Props = { isBusy: boolean; add: (url: string, types: string[] | null) => Promise<boolean> }

/** An address, and which changes it is sent. */
export function AddWebhook({ isBusy, add }: Props) {
  return (
    <form
      class="search add-webhook"
      aria-label="Add a webhook"
      onSubmit={(event) => {
        event.preventDefault()
        void submit(event.currentTarget, add)
      }}
    >
      <label for="webhook-url">Send events to an address, from now on</label>
      <input
        id="webhook-url"
        name="url"
        type="text"
        inputMode="url"
        placeholder="https://newsroom.example/hooks/copydesk"
        autoComplete="off"
        spellcheck={false}
      />
      <button type="submit" disabled={isBusy}>
        Add
      </button>
      <fieldset>
        <legend>What changes of</legend>
        {KINDS.map(({ pattern, says }) => (
          <label key={pattern}>
            <input type="checkbox" name="type" value={pattern} defaultChecked /> {says}
          </label>
        ))}
      </fieldset>
    </form>
  )
}

async function submit(form: HTMLFormElement, add: Props['add']): Promise<void> {
  const given = new FormData(form)
  const url = given.get('url')
  const types = given.getAll('type').filter((type) => typeof type === 'string')
  if (typeof url !== 'string' || url.trim() === '') return
  if (await add(url.trim(), types.length === 0 || types.length === KINDS.length ? null : types)) form.reset()
}
