/*
 * Dues as a calendar (RFC 5545) that can be imported again: a due keeps its UID when its day moves.
 * Days without a time, a reminder as many days ahead as the rule wants. No clock: stamped with today.
 */
#include "engine/base/text.h"
#include "engine/command/call.h"
#include "engine/command/out/due_out.h"

#define LINE_BYTES 75	/* of a content line, its CRLF not counted */

/* NAME:VALUE, folded between characters. */
static void
line(struct hy_buf *out, const char *name, struct hy_str value)
{
	size_t room = LINE_BYTES, at = 0;
	struct hy_str whole = hy_str_format(out->arena, "%s:%.*s", name, HY_ARG(value));

	while (at < whole.len) {
		uint32_t cp;
		size_t n = hy_utf8_decode(whole.p + at, whole.len - at, &cp);

		n = n > 0 ? n : 1;
		if (n > room) {
			hy_buf_text(out, "\r\n ");
			room = LINE_BYTES - 1;
		}
		hy_buf_add(out, whole.p + at, n);
		room -= n;
		at += n;
	}
	hy_buf_text(out, "\r\n");
}

/* A text value: some signs escaped, control characters left out. */
static struct hy_str
text(struct hy_arena *arena, struct hy_str s)
{
	struct hy_buf out = hy_buf_new(arena);

	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] == '\n')
			hy_buf_text(&out, "\\n");
		else if (s.p[i] == '\\' || s.p[i] == ';' || s.p[i] == ',')
			hy_buf_format(&out, "\\%c", s.p[i]);
		else if ((unsigned char)s.p[i] >= 0x20 && s.p[i] != 0x7f)
			hy_buf_char(&out, s.p[i]);
	}
	return hy_buf_get(&out);
}

static struct hy_str
day(struct hy_arena *arena, const struct hy_date *date)
{
	return hy_str_format(arena, "%04d%02d%02d", date->year, date->month, date->day);
}

static struct hy_str
summary(struct hy_arena *arena, const struct hy_due *due)
{
	struct hy_str subject = hy_due_subject(arena, due);

	return hy_str_format(arena, "%s%s%.*s", subject.p, subject.len > 0 ? ": " : "",
	    HY_ARG(due->message));
}

static struct hy_str
description(struct hy_arena *arena, const struct hy_due *due)
{
	struct hy_str title = hy_pair_text(due->rule->title);

	return hy_str_format(arena, "%.*s\n%.*s\n%s %.*s (%.*s%s%s)\n%s", HY_ARG(due->message),
	    HY_ARG(due->hint), due->rule->id, HY_ARG(title), HY_ARG(due->rule->article),
	    due->rule->certainty == HY_CERTAIN_KNOWN ? "; " : "",
	    due->rule->certainty == HY_CERTAIN_KNOWN ? hy_message_text(HY_M_UNVERIFIED) : "",
	    hy_due_place(arena, due).p);
}

static void
event(struct hy_arena *arena, struct hy_buf *out, const struct hy_due *due, struct hy_str uid,
    const struct hy_date *today)
{
	struct hy_date next = hy_date_after(&due->date, 0, 0, 1);

	line(out, "BEGIN", HY_S("VEVENT"));
	line(out, "UID", uid);
	line(out, "DTSTAMP", hy_str_format(arena, "%sT000000Z", day(arena, today).p));
	line(out, "DTSTART;VALUE=DATE", day(arena, &due->date));
	line(out, "DTEND;VALUE=DATE", day(arena, &next));
	line(out, "SUMMARY", text(arena, summary(arena, due)));
	line(out, "DESCRIPTION", text(arena, description(arena, due)));
	line(out, "CATEGORIES", text(arena, hy_str_of(due->rule->id)));
	line(out, "TRANSP", HY_S("TRANSPARENT"));
	line(out, "BEGIN", HY_S("VALARM"));
	line(out, "ACTION", HY_S("DISPLAY"));
	line(out, "DESCRIPTION", text(arena, summary(arena, due)));
	line(out, "TRIGGER", hy_str_format(arena, "-P%uD", due->lead));
	line(out, "END", HY_S("VALARM"));
	line(out, "END", HY_S("VEVENT"));
}

struct hy_str
hy_dues_ics(struct hy_arena *arena, const struct hy_dues *dues, const struct hy_date *today)
{
	struct hy_buf out = hy_buf_new(arena);

	line(&out, "BEGIN", HY_S("VCALENDAR"));
	line(&out, "VERSION", HY_S("2.0"));
	line(&out, "PRODID", HY_S("-//Hyoka//hyoka " HYOKA_VERSION "//JA"));
	line(&out, "CALSCALE", HY_S("GREGORIAN"));
	line(&out, "METHOD", HY_S("PUBLISH"));
	line(&out, "X-WR-CALNAME", text(arena, hy_str_of(hy_message_text(HY_M_DUE_CALENDAR))));
	for (const struct hy_due *d = dues->first; d != NULL; d = d->next)
		event(arena, &out, d, hy_due_uid(arena, d, hy_due_nth(dues, d)), today);
	line(&out, "END", HY_S("VCALENDAR"));
	return hy_buf_get(&out);
}
