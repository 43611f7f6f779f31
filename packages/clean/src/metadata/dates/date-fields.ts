/** Names under which content systems state times in meta elements, in lower case, commonest first. */
export const PUBLISHED_META = [
  'article:published_time',
  ...'og:article:published_time og:published_time article:published og:pubdate datepublished dateposted'.split(' '),
  ...'parsely-pub-date sailthru.date article.published published_at published_time published-date'.split(' '),
  ...'publish-date publish_date publishdate publication_date publication-date publicationdate'.split(' '),
  ...'pubdate pub_date bt:pubdate vf:pubdate rnews:datepublished cxenseparse:publishtime'.split(' '),
  ...'cxenseparse:recs:publishtime shareaholic:article_published_time article_date_original'.split(' '),
  ...'originalpublicationdate dcsext.articlefirstpublished displaydate weibo:article:create_at'.split(' '),
  ...'dc.date.issued dcterms.issued dc.date.created dcterms.created dcterms.available dcterms.date dc.date'.split(' '),
  ...'prism.publicationdate citation_publication_date citation_online_date citation_date'.split(' '),
  ...'datecreated release_date created date article:create_time'.split(' '),
]

export const MODIFIED_META = [
  'article:modified_time',
  ...'og:article:modified_time og:updated_time og:modified_time article:modified datemodified'.split(' '),
  ...'article.updated dcterms.modified dc.date.modified rnews:datemodified bt:moddate cxenseparse:modifiedtime'.split(
    ' ',
  ),
  ...'updated_at modified_date date.updated weibo:article:update_at last-modified lastmod'.split(' '),
]
