/*
 * The state that rules run in (script_part.h): its memory, its budget, whose turn it is, and what it keeps.
 * It knows no library: script_check.c hands them in.
 */
#define _GNU_SOURCE
#include "engine/check/script/script_part.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <lauxlib.h>
#include <lua.h>

#include "engine/base/pool.h"
#include "engine/base/text.h"
#include "engine/check/script/script_store.h"

/* The C library has it by this name only since 2.41. */
#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

#define MOST_WORK 20000000u		/* a rule and document; one unit is about an instruction */
#define MOST_MEMORY ((size_t)32 << 20)	/* bytes beyond what was there when the rule began */
#define MOST_MILLISECONDS 500		/* of processor time */
/* What a budget grows by with each fact of the live side. */
#define FACT_WORK 1000u
#define FACT_MEMORY 512u
#define FACTS_A_MILLISECOND 50u

#define HOOK_STEP 1000			/* instructions between two looks at the budget */
#define TICK_MILLISECONDS 10		/* of processor time */
#define ALLOCATED_PER_WORK 32u		/* bytes that cost one unit */
#define GARBAGE ((size_t)4 << 20)	/* bytes that may wait to be collected between two rules */

struct hy_script {
	lua_State *L;
	struct hy_pool *pool;		/* all memory of the state */
	struct hy_arena *scratch;
	struct hy_script_run run;
	const char *scope;		/* whose libraries come first */
	const struct hy_library *const *libraries;
	size_t used, limit;		/* bytes; limit 0 = none */
	size_t kept;			/* of them, when garbage was collected last */
	size_t work, most_work;
	bool counting;
	timer_t timer;
	bool ticking;			/* the timer is there */
	volatile sig_atomic_t ticks;	/* processor time since the rule began */
	size_t most_ticks;
	bool spent, starved;		/* out of work or time; out of memory */
	struct hy_script_store *store;
};

static struct hy_script *
script_of(lua_State *L)
{
	return *(struct hy_script **)lua_getextraspace(L);
}

/* True when AMOUNT more is too much. */
static bool
overspent(struct hy_script *s, size_t amount)
{
	if (!s->counting)
		return false;
	s->work = amount > s->most_work ? s->most_work : s->work + amount;
	s->spent = s->spent || s->work >= s->most_work || (size_t)s->ticks >= s->most_ticks;
	return s->spent;
}

/* Memory of the state, capped; allocating is work, too. */
static void *
allocate(void *context, void *old, size_t old_size, size_t size)
{
	struct hy_script *s = context;
	void *p;

	if (old == NULL)
		old_size = 0;	/* Lua says what kind of object it is for */
	if (size > old_size) {
		size_t more = size - old_size;

		if (s->limit > 0 && (s->used > s->limit || more > s->limit - s->used)) {
			s->starved = true;
			return NULL;
		}
		if (overspent(s, more / ALLOCATED_PER_WORK))
			return NULL;
	}
	p = hy_pool_resize(s->pool, old, old_size, size);
	if (p != NULL || size == 0)
		s->used = s->used - old_size + size;
	return p;
}

static int
fail_spent(lua_State *L)
{
	return luaL_error(L, "%s", hy_message_text(HY_M_RULE_BUDGET));
}

/* Counts instructions; once the budget is gone it raises at every further step. */
static void
hook(lua_State *L, lua_Debug *debug)
{
	(void)debug;
	if (overspent(script_of(L), HOOK_STEP))
		fail_spent(L);
}

static _Thread_local struct hy_script *volatile running;	/* whose turn it is in this thread, or NULL */

/*
 * Processor time goes by. Lua counts instructions only from here on, for while it does every
 * one of them takes twice as long, and a rule that means well has ended before the first tick.
 * lua_sethook may be called from a signal handler, as lua.c does.
 */
static void
tick(int number, siginfo_t *info, void *context)
{
	struct hy_script *s = running;

	(void)number;
	(void)context;
	/* Other states of this thread tick as well; one that was closed may have ticked just before. */
	if (s == NULL || info->si_value.sival_ptr != s)
		return;
	s->ticks++;
	lua_sethook(s->L, hook, LUA_MASKCOUNT, HOOK_STEP);
}

/* From now on S gets ticks of this thread's processor time. False when the system has no timer. */
static bool
start_ticks(struct hy_script *s)
{
	struct sigaction action = { .sa_sigaction = tick, .sa_flags = SA_RESTART | SA_SIGINFO };
	struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGPROF,
		.sigev_value.sival_ptr = s };
	struct timespec step = { 0, TICK_MILLISECONDS * 1000000L };
	sigset_t own;

	event.sigev_notify_thread_id = gettid();
	sigemptyset(&action.sa_mask);
	sigemptyset(&own);
	sigaddset(&own, SIGPROF);
	s->ticking = pthread_sigmask(SIG_UNBLOCK, &own, NULL) == 0 && sigaction(SIGPROF, &action, NULL) == 0 &&
	    timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &s->timer) == 0;
	return s->ticking && timer_settime(s->timer, 0, &(struct itimerspec){ step, step }, NULL) == 0;
}

void
hy_script_spend(lua_State *L, size_t amount)
{
	if (overspent(script_of(L), amount))
		fail_spent(L);
}

struct hy_script_run *
hy_script_run_of(lua_State *L)
{
	return &script_of(L)->run;
}

/* Only ever reached without memory: what can raise runs protected. */
static int
panic(lua_State *L)
{
	(void)L;
	fputs("hyoka: out of memory\n", stderr);
	exit(2);
}

static void
release(struct hy_script *s)
{
	if (s->ticking)
		timer_delete(s->timer);
	hy_pool_free(s->pool);	/* with all that Lua has in it: nothing of ours waits to be collected */
	free(s);
}

struct hy_script *
hy_script_new(int (*build)(lua_State *), struct hy_err *err)
{
	struct hy_script *s = calloc(1, sizeof(*s));

	if (s != NULL && start_ticks(s) && (s->pool = hy_pool_new()) != NULL)
		s->L = lua_newstate(allocate, s);
	if (s == NULL || s->L == NULL) {
		if (s != NULL)
			release(s);
		hy_fail(err, hy_mark_file(NULL), HY_M_RULE_STATE, "memory", NULL);
		return NULL;
	}
	*(struct hy_script **)lua_getextraspace(s->L) = s;
	/* Where garbage is collected while a rule runs, it waits until there is ten times as much. */
	lua_gc(s->L, LUA_GCINC, 1000, 0, 0);
	lua_gc(s->L, LUA_GCSTOP);
	lua_atpanic(s->L, panic);
	s->scratch = hy_arena_new();
	s->store = hy_script_store_new();
	s->run.scratch = s->scratch;
	s->scope = "";
	lua_pushcfunction(s->L, build);
	if (lua_pcall(s->L, 0, 0, 0) != LUA_OK) {
		hy_fail(err, hy_mark_file(NULL), HY_M_RULE_STATE, lua_tostring(s->L, -1), NULL);
		hy_script_close(s);
		return NULL;
	}
	return s;
}

void
hy_script_close(struct hy_script *s)
{
	if (s == NULL)
		return;
	hy_arena_free(s->scratch);
	hy_script_store_free(s->store);
	release(s);
}

/* A rule over one document is short: what it leaves behind waits for its end, unless its memory runs out. */
static void
choose_collection(struct hy_script *s)
{
	bool is_long = s->run.portfolio != NULL || s->run.live != NULL;

	if (is_long != (bool)lua_gc(s->L, LUA_GCISRUNNING))
		lua_gc(s->L, is_long ? LUA_GCRESTART : LUA_GCSTOP);
}

static void
collect(struct hy_script *s)
{
	if (s->used < s->kept + GARBAGE)
		return;
	lua_gc(s->L, LUA_GCCOLLECT);
	s->kept = s->used;
}

/* A budget of its own for what follows, the larger the more facts there are to look at. */
static void
begin(struct hy_script *s)
{
	size_t facts = s->run.facts;

	s->limit = s->used + MOST_MEMORY + facts * FACT_MEMORY;
	s->most_work = MOST_WORK + facts * FACT_WORK;
	s->most_ticks = (MOST_MILLISECONDS + facts / FACTS_A_MILLISECOND) / TICK_MILLISECONDS;
	s->work = 0;
	s->counting = true;
	s->spent = s->starved = false;
	s->ticks = 0;
	hy_script_store_begin(s->store);
	running = s;
}

static void
end(struct hy_script *s)
{
	running = NULL;
	lua_sethook(s->L, NULL, 0, 0);
	s->counting = false;
	s->limit = 0;
}

/* The text of an error a rule raised: not always a string, nor always UTF-8. */
static struct hy_str
error_text(struct hy_script *s)
{
	struct hy_str text = { "", 0 };

	if (lua_type(s->L, -1) == LUA_TSTRING)
		text.p = lua_tolstring(s->L, -1, &text.len);
	else
		text = hy_str_of(luaL_typename(s->L, -1));
	if (!hy_utf8_valid(text, NULL))
		text = HY_S("error text that is no UTF-8");
	return hy_str_copy(s->scratch, text.p, text.len < 600 ? text.len : 600);
}

bool
hy_script_call(struct hy_script *s, int (*step)(lua_State *), void *with, struct hy_err *err)
{
	bool ok;

	lua_pushcfunction(s->L, step);
	lua_pushlightuserdata(s->L, with);
	begin(s);
	ok = lua_pcall(s->L, 1, 0, 0) == LUA_OK;
	end(s);
	if (!ok) {
		struct hy_str text = error_text(s);

		if (s->spent && hy_str_is(text, "not enough memory"))
			text = hy_str_of(hy_message_text(HY_M_RULE_BUDGET));
		else if (s->starved && hy_str_is(text, "not enough memory"))
			text = hy_str_of(hy_message_text(HY_M_RULE_MEMORY));
		hy_fail(err, hy_mark_file(NULL), HY_M_TEXT, text.p, NULL);
		lua_settop(s->L, 0);
		lua_gc(s->L, LUA_GCCOLLECT);
	}
	lua_settop(s->L, 0);
	collect(s);
	hy_arena_reset(s->scratch);
	return ok;
}

bool
hy_script_call_for(struct hy_script *s, const struct hy_script_run *run, int (*step)(lua_State *), void *with,
    struct hy_err *err)
{
	bool ok;

	s->run = *run;
	s->run.scratch = s->scratch;
	choose_collection(s);
	ok = hy_script_call(s, step, with, err);
	s->run = (struct hy_script_run){ .scratch = s->scratch };
	return ok;
}

void
hy_script_scope(struct hy_script *s, const char *scope)
{
	s->scope = scope;
}

const char *
hy_script_scope_of(lua_State *L)
{
	return script_of(L)->scope;
}

void
hy_script_libraries(struct hy_script *s, const struct hy_library *const *first)
{
	s->libraries = first;
}

const struct hy_library *
hy_script_libraries_of(lua_State *L)
{
	const struct hy_library *const *libraries = script_of(L)->libraries;

	return libraries != NULL ? *libraries : NULL;
}

struct hy_regex *
hy_script_regex(lua_State *L, struct hy_str pattern)
{
	struct hy_script_store *store = script_of(L)->store;
	struct hy_regex *regex = hy_script_store_pattern(store, pattern);
	struct hy_err err;

	if (regex != NULL)
		return regex;
	err.text[0] = '\0';
	regex = hy_script_store_add(store, pattern, &err);
	if (regex == NULL)
		luaL_error(L, "%s", err.text);
	hy_script_spend(L, 10 * pattern.len);
	return regex;
}

const struct hy_yaml *
hy_script_data(lua_State *L, const char *name)
{
	struct hy_err err;
	const struct hy_yaml *data = hy_script_store_data(script_of(L)->store, name, &err);

	if (data == NULL)
		luaL_error(L, "%s", err.text);
	return data;
}

struct hy_citations *
hy_script_citations(lua_State *L)
{
	struct hy_err err;
	struct hy_citations *citations = hy_script_store_citations(script_of(L)->store, &err);

	if (citations == NULL)
		luaL_error(L, "%s:%d: %s", err.at.file != NULL ? err.at.file : "citations.yaml",
		    (int)err.at.line, err.text);
	return citations;
}
