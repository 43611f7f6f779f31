import { useState } from 'preact/hooks'
import { plural, shortUrl } from '../format.ts'
import { send } from '../wire.ts'
import { FoundFeed, type Checked } from './found-feed.tsx'

type State = { isBusy: boolean; checked: Checked | null; said: string | null }
const QUIET: State = { isBusy: false, checked: null, said: null }

/** An address is looked at before it is subscribed to; lists come in and go out as OPML. */
export function AddFeed({ onChange }: { onChange: () => void }) {
  const { isBusy, checked, said, check, add, bring } = useChanges(onChange)
  return (
    <section class="add-feed" aria-label="Add feeds">
      <AddressForm isBusy={isBusy} check={check} />
      <Lists bring={bring} />
      <div role="status">
        {said === null ? null : <p class="said">{said}</p>}
        {checked === null ? null : <FoundFeed checked={checked} add={add} check={check} />}
      </div>
    </section>
  )
}

/** What can be asked for, one at a time, and what came of it. */
function useChanges(onChange: () => void) {
  const [state, setState] = useState(QUIET)
  const during = async (work: () => Promise<Partial<State>>) => {
    setState((was) => ({ ...was, isBusy: true, said: null }))
    const done = await work().catch((error: unknown) => ({
      said: error instanceof Error ? error.message : String(error),
    }))
    setState({ ...QUIET, ...done })
  }
  const check = async (url: string) => ({ checked: await send<Checked>('/views/feeds/check', { url }) })
  const add = async (url: string) => {
    const { added } = await send<{ added: number }>('/views/feeds/add', { url })
    onChange()
    // The others of a page are still to be chosen from.
    const checked = state.checked?.type === 'page' && state.checked.feeds.length > 1 ? state.checked : null
    return { checked, said: `${added > 0 ? 'Subscribed to' : 'Subscribed to already:'} ${shortUrl(url)}.` }
  }
  const bring = async (file: File) => {
    const { named, added } = await send<{ named: number; added: number }>('/views/feeds/import', {
      list: await file.text(),
    })
    onChange()
    return { said: `${file.name} names ${plural(named, 'feed')}; ${added} ${added === 1 ? 'was' : 'were'} new.` }
  }
  return {
    ...state,
    check: (url: string) => void during(() => check(url)),
    add: (url: string) => void during(() => add(url)),
    bring: (file: File) => void during(() => bring(file)),
  }
}

const HAS_SCHEME = /^https?:\/\//

function AddressForm({ isBusy, check }: { isBusy: boolean; check: (url: string) => void }) {
  return (
    <form
      class="search"
      onSubmit={(event) => {
        event.preventDefault()
        const given = new FormData(event.currentTarget).get('url')
        const url = typeof given === 'string' ? given.trim() : ''
        if (url !== '') check(HAS_SCHEME.test(url) ? url : `https://${url}`)
      }}
    >
      <label for="feed-url">Look at the address of a feed or site before adding it</label>
      <input
        id="feed-url"
        name="url"
        type="text"
        inputMode="url"
        placeholder="https://herald.example/feed.xml"
        autoComplete="off"
        spellcheck={false}
      />
      <button type="submit" disabled={isBusy}>
        {isBusy ? 'Reading …' : 'Check'}
      </button>
    </form>
  )
}

function Lists({ bring }: { bring: (file: File) => void }) {
  return (
    <div class="lists">
      <label class="file">
        Import OPML
        <input
          type="file"
          accept=".opml,.xml,.txt"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            if (file) bring(file)
            currentTarget.value = ''
          }}
        />
      </label>
      <a href="/views/feeds.opml" download="copydesk.opml">
        Export OPML
      </a>
    </div>
  )
}
