import type { View } from '../view.ts'
import { charsetOf, each, escape, longDate, sections } from './markup.ts'

/** A site nobody has touched since 1999: nested tables, font tags, paragraphs parted by line breaks. */
export function tables(view: View): string {
  return `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML>
<HEAD>
<TITLE>${escape(view.house.name)}: ${escape(view.headline)}</TITLE>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=${charsetOf(view)}">
</HEAD>
<BODY BGCOLOR="#FFFFFF" LINK="#000080">
<TABLE WIDTH="100%" BORDER=0 CELLPADDING=4>
<TR><TD COLSPAN=3 BGCOLOR="#003366"><FONT COLOR="white" SIZE="+3">${escape(view.house.name)}</FONT></TD></TR>
<TR>
<TD VALIGN=top WIDTH=120 BGCOLOR="#EEEEEE"><FONT SIZE=2>${each(sections, (name) => `<A HREF="/section.php?s=${name}">${name}</A><BR>`)}<HR>
Subscribe to the print edition: call our circulation desk before noon.</FONT></TD>
<TD VALIGN=top>
<FONT SIZE="+2"><B>${escape(view.headline)}</B></FONT><BR>
${view.byline ? `<FONT SIZE=2><I>By ${escape(view.byline)}</I></FONT><BR>` : ''}
<FONT SIZE=1>Posted ${longDate(view.published)}${view.modified > view.published ? `, updated ${longDate(view.modified)}` : ''}</FONT><BR><BR>
<TABLE ALIGN=right WIDTH=180><TR><TD><IMG SRC="/pix/1.gif" WIDTH=180 HEIGHT=120></TD></TR><TR><TD><FONT SIZE=1>${escape(view.caption)}</FONT></TD></TR></TABLE>
${view.paragraphs.map(escape).join('\n<BR><BR>\n')}
${each(view.credit, (line) => `<BR><BR><FONT SIZE=2>${escape(line)}</FONT>`)}
<BR><BR><A HREF="/print.php">Printer-friendly version</A> | <A HREF="/mail.php">E-mail this to a friend</A>
</TD>
<TD VALIGN=top WIDTH=180><FONT SIZE=2><B>Also today</B><BR>${each(view.beside, ({ headline, url, teaser }) => `<A HREF="${escape(url)}">${escape(headline)}</A><BR>${teaser.map(escape).join('<BR>')}<BR><BR>`)}</FONT></TD>
</TR>
<TR><TD COLSPAN=3 ALIGN=center><FONT SIZE=1>Copyright ${view.published.getUTCFullYear()} ${escape(view.house.owner)} | Best viewed at 800 x 600</FONT></TD></TR>
</TABLE>
</BODY>
</HTML>`
}
