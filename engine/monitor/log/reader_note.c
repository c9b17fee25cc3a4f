/* What a reader keeps of lines for people: samples, and where numbers stood (reader.h). */
#include "engine/monitor/log/reader_part.h"

#include "engine/base/text.h"

/* TEXT as a sample: only its shape, as letters and digits may be a person's. */
static void
take_shape(char out[HY_SAMPLE_MAX + 1], struct hy_str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.len && n < HY_SAMPLE_MAX; i++) {
		unsigned char c = (unsigned char)text.p[i];

		if (c >= '0' && c <= '9')
			out[n++] = '9';
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
			out[n++] = 'a';
		else if (c < 0x20 || c == 0x7f || c >= 0xc0)
			out[n++] = '*';	/* one for a character of several bytes */
		else if (c < 0x80)
			out[n++] = (char)c;
	}
	out[n] = '\0';
}

void
hy_reader_sample(struct hy_reader *reader, struct hy_str text, enum hy_message why, uint32_t place)
{
	struct hy_reader_sample *sample;

	if (reader->n_samples == HY_READER_SAMPLES)
		return;
	sample = &reader->samples[reader->n_samples++];
	sample->place = place;
	sample->why = why;
	take_shape(sample->text, text);
}

void
hy_reader_number(struct hy_reader *reader, enum hy_event_field field, unsigned times, uint32_t place)
{
	struct hy_reader_number *n = &reader->numbers[field];

	if (times == 0)
		return;
	if (n->times == 0)
		n->first = place;
	n->times += times;
	reader->counts.numbers += times;
}
