/**
 * What in an address never says which page it is. Each row names its source; the names are those that the public lists
 * agree on: AdGuard's URL Tracking filter (https://github.com/AdguardTeam/AdguardFilters), ClearURLs' rules
 * (https://docs.clearurls.xyz/latest/specs/rules/), Brave's and Firefox's query filters. All in lower case.
 */
type ParameterRule = { source: string; prefixes?: string[]; names?: string[] }

export const trackingParameters: ParameterRule[] = [
  { source: 'Google Analytics, https://support.google.com/analytics/answer/10917952', prefixes: ['utm_'] },
  {
    source: 'Google Ads and Marketing Platform, https://support.google.com/google-ads/answer/9744275',
    prefixes: ['gad_'],
    names: ['gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'srsltid'],
  },
  { source: 'Google Analytics across domains, answer/10071811', names: ['_ga', '_gl'] },
  {
    source: 'Meta, https://developers.facebook.com/docs/marketing-api',
    prefixes: ['fb_'],
    names: ['fbclid', 'fbc', 'igshid', 'igsh'],
  },
  { source: 'Microsoft Advertising, https://help.ads.microsoft.com (auto-tagging)', names: ['msclkid'] },
  { source: 'Yandex Direct and Openstat', names: ['yclid', 'ymclid', '_openstat'] },
  { source: 'X, https://business.x.com (click ids) and its embeds', names: ['twclid', 'ref_src', 'ref_url'] },
  {
    source: 'TikTok, LinkedIn, Snapchat, Pinterest, Reddit: click ids',
    names: ['ttclid', 'li_fat_id', 'sccid', 'epik', 'rdt_cid'],
  },
  { source: 'Mailchimp, https://mailchimp.com/developer', prefixes: ['mc_'] },
  { source: 'HubSpot, https://knowledge.hubspot.com/ads', prefixes: ['hsa_', '__hs', '_hs'], names: ['hsctatracking'] },
  { source: 'Matomo, https://matomo.org/faq/tracking-campaigns', prefixes: ['pk_', 'mtm_', 'piwik_', 'matomo_'] },
  { source: 'Adobe Advertising and Marketo', names: ['s_kwcid', 'ef_id', 'mkt_tok'] },
  { source: 'Oracle Eloqua', prefixes: ['elq'] },
  {
    source: 'Klaviyo, Vero, Drip, Omeda, Branch: ids of a letter and its reader',
    names: ['_kx', 'vero_id', 'vero_conv', '__s', 'oly_enc_id', 'oly_anon_id', '_branch_match_id'],
  },
  { source: 'AT Internet (Piano), https://developers.atinternet-solutions.com', prefixes: ['at_'], names: ['xtor'] },
  { source: 'Comscore, as the BBC uses it (ClearURLs)', prefixes: ['ns_'] },
  {
    source: 'Alibaba and Yahoo (ClearURLs)',
    names: ['spm', 'scm', 'guccounter', 'guce_referrer', 'guce_referrer_sig'],
  },
  {
    source: "News sites' own, in ClearURLs or AdGuard",
    names: ['smid', 'smtyp', 'cmpid', 'ncid', 'ocid', 'ito', 'ftag', 'sr_share', 'taid'],
  },
]

/** These name a page on one site and a channel on the next: they go only where their value names a channel. */
export const channelParameters = ['ref', 'referrer', 'source', 'src', 'from', 'via', 'cmp', 'feature']
export const channels =
  /^(?:rss|feed|feeds|atom|rdf|xml|rss[-_]?feed|feed[-_]?rss|rss2|newsletter|email|mail|twitter|facebook|linkedin|mastodon|bluesky|share|social|homepage|top)$/i

export const sessionParameters: ParameterRule[] = [
  { source: 'PHP, https://www.php.net/manual/en/session.configuration.php (session.name)', names: ['phpsessid'] },
  { source: 'Jakarta Servlet 6.0, section 7.1.3', names: ['jsessionid'] },
  { source: 'Classic ASP', prefixes: ['aspsessionid'] },
  { source: 'Adobe ColdFusion, https://helpx.adobe.com/coldfusion (session management)', names: ['cfid', 'cftoken'] },
  { source: 'osCommerce, Zen Cart', names: ['oscsid', 'zenid'] },
]

/** phpBB and its like: `sid` is a session only where it looks like one. */
export const sessionHash = { names: ['sid', 's', 'session', 'sessionid', 'session_id'], value: /^[0-9a-f]{32,64}$/i }

/** Sessions in the path: `;jsessionid=…` (Jakarta Servlet 6.0, 7.1.3) and `(S(…))` (ASP.NET, cookieless sessions). */
export const sessionInPath = [/;jsessionid=[^/;?]*/gi, /\/\([SA]\([a-z0-9]{10,40}\)\)/gi]

/**
 * Spellings that often, not always, lead to the same page. They never make two addresses one by themselves: `looseAddress`
 * takes them away, and who compares by it has to have other evidence.
 */
export const spellings: { source: string; host?: RegExp; path?: RegExp; to: string }[] = [
  {
    source: 'the site without www; its telephone and AMP hosts',
    host: /^(?:(?:www\d?|m|mobile|amp)\.)+(?=[^.]+\.)/,
    to: '',
  },
  {
    source: 'AMP, https://amp.dev/documentation/guides-and-tutorials/optimize-and-measure/discovery',
    path: /\/amp\/?$|\.amp(?=\.html?$)|^\/amp(?=\/)/,
    to: '',
  },
  {
    source: 'directory index: Apache mod_dir, IIS default documents',
    path: /\/(?:index|default)\.(?:html?|shtml|php\d?|aspx?|jsp|cfm)$/i,
    to: '/',
  },
  {
    source: 'the handler in the name: Apache MultiViews, "cool URIs", https://www.w3.org/Provider/Style/URI',
    path: /\.(?:html?|shtml|xhtml|php\d?|aspx?|jsp|cfm)$/i,
    to: '',
  },
  { source: 'slash at the end: Apache mod_dir DirectorySlash, permalinks of WordPress', path: /(?<!\/)\/+$/, to: '' },
]

/** Parameters that choose AMP (https://amp.dev, paired with a parameter). */
export const ampParameters = new Set(['amp', 'outputtype=amp', 'amp=1', 'amp='])
