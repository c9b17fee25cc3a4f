# Hyoka. `make demo` sets up and shows the main job, `make check` runs every test.
# CFLAGS given on the command line add to the project's own flags, never replace them.

BUILD   ?= build
PREFIX  ?= /usr/local
DESTDIR ?=
CFLAGS  ?= -O2 -g

HY_CFLAGS := -std=c17 -D_XOPEN_SOURCE=700 -I. -Wall -Wextra -Wpedantic -Wshadow \
	-Wmissing-prototypes -Wstrict-prototypes -Wwrite-strings -Wformat=2 -fPIC
ifeq ($(WERROR),1)
HY_CFLAGS += -Werror
endif

PKG := pkg-config
LUA := lua5.4
CORE_PKG := yaml-0.1 $(LUA) libpcre2-8
PKG_CFLAGS = $(shell $(PKG) --cflags $(CORE_PKG) 2>/dev/null)
CORE_LIBS = $(shell $(PKG) --libs $(CORE_PKG)) -l:libutf8proc.a -ldl -lm -pthread

# One row a module: sources and pkg-config names of its heavy libraries.
MODULES := pdf xlsx html figure picture book source digest gzip sqlite postgresql
pdf_SRC  := $(wildcard reports/pdf/*.c) reports/cairo_shapes.c
pdf_PKG  := cairo harfbuzz harfbuzz-subset freetype2 libqpdf
pdf_LIBS := -lunibreak
xlsx_SRC  := $(wildcard reports/xlsx/*.c)
xlsx_PKG  := xlsxwriter
figure_SRC := $(wildcard reports/figure/figure*.c) reports/cairo_shapes.c
figure_PKG := libgvc cairo freetype2 libpng
# The plugin itself: Graphviz would look for all there are, and open one that brings Pango.
GRAPHVIZ = $(shell $(PKG) --variable=libdir libgvc)/graphviz
figure_LIBS = -L$(GRAPHVIZ) -Wl,-rpath,$(GRAPHVIZ) -lgvplugin_dot_layout
picture_SRC := reports/figure/picture.c reports/cairo_shapes.c
picture_PKG := cairo librsvg-2.0
html_SRC  := $(wildcard reports/html/*.c)
book_SRC  := $(wildcard engine/intake/book/xlsx*.c)
book_PKG  := libzip expat
source_SRC := engine/intake/text/pdf_source.c
source_PKG := libqpdf
digest_SRC := engine/base/digest_crypto.c
digest_PKG := libcrypto
gzip_SRC := engine/monitor/log/unpack_gzip.c
gzip_PKG := zlib
sqlite_SRC := engine/monitor/source/sql_sqlite.c
sqlite_PKG := sqlite3
postgresql_SRC := engine/monitor/source/sql_postgresql.c
postgresql_PKG := libpq

# The library: all of engine/ and reports/ but main.c and the modules.
ENGINE := $(filter-out engine/main.c $(foreach m,$(MODULES),$($(m)_SRC)), \
	$(wildcard engine/*/*.c engine/*/*/*.c reports/*.c))
OBJECTS := $(ENGINE:%.c=$(BUILD)/obj/%.o)

IMAGES := $(patsubst %.yaml,$(BUILD)/modules/%.tree,$(wildcard templates/*.yaml))

all: $(BUILD)/hyoka $(MODULES:%=$(BUILD)/modules/%.so) $(BUILD)/modules/rules.luac $(IMAGES)

$(BUILD)/obj/%.o: %.c Makefile
	@mkdir -p $(@D)
	$(CC) $(HY_CFLAGS) $(PKG_CFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

# Made anew: ar would keep objects of sources that are gone.
$(BUILD)/libhyoka.a: $(OBJECTS)
	@rm -f $@
	$(AR) rcs $@ $^

# -rdynamic and the whole archive: modules take their base functions from here.
$(BUILD)/hyoka: $(BUILD)/obj/engine/main.o $(BUILD)/libhyoka.a
	$(CC) $(CFLAGS) $(LDFLAGS) -rdynamic -o $@ $< -Wl,--whole-archive $(BUILD)/libhyoka.a \
		-Wl,--no-whole-archive $(CORE_LIBS)

define module
$(1)_OBJ := $$($(1)_SRC:%.c=$$(BUILD)/obj/%.o)
$$($(1)_OBJ): PKG_CFLAGS = $$(if $$($(1)_PKG),$$(shell $$(PKG) --cflags $$($(1)_PKG)))
$$(BUILD)/modules/$(1).so: $$($(1)_OBJ)
	@mkdir -p $$(@D)
	$$(CC) $$(CFLAGS) $$(LDFLAGS) -shared -o $$@ $$^ $$(if $$($(1)_PKG),$$(shell $$(PKG) --libs $$($(1)_PKG))) $$($(1)_LIBS)
endef
$(foreach m,$(MODULES),$(eval $(call module,$(m))))

# Rules and templates compiled, for a quick start; one that was changed since is read from its text.
$(BUILD)/modules/rules.luac: $(wildcard rules/*.lua rules/lib/*.lua rules/monitor/*.lua rules/monitor/lib/*.lua) $(BUILD)/compile
	@mkdir -p $(@D)
	$(BUILD)/compile rules rules $@

$(BUILD)/modules/templates/%.tree: templates/%.yaml $(BUILD)/compile
	@mkdir -p $(@D)
	$(BUILD)/compile template $< $@

$(BUILD)/compile: tools/compile.c $(BUILD)/libhyoka.a
	$(CC) $(HY_CFLAGS) $(PKG_CFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(BUILD)/libhyoka.a $(CORE_LIBS)

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)

# Unit tests, one program a file, whatever room it stands in; the whole archive as in the command, for modules they open.
vpath %.c tests/unit $(wildcard tests/unit/*)
$(BUILD)/unit/%: %.c $(BUILD)/libhyoka.a
	@mkdir -p $(@D)
	$(CC) $(HY_CFLAGS) $(PKG_CFLAGS) $(CFLAGS) $(LDFLAGS) -rdynamic -o $@ $< -Wl,--whole-archive $(BUILD)/libhyoka.a \
		-Wl,--no-whole-archive -lcmocka $(CORE_LIBS)

deps:
	@tools/deps.sh build

deps-check:
	@tools/deps.sh check

# The main job on the sample portfolio: check, annex, PDF and XLSX in $(BUILD)/demo.
demo: deps
	@$(MAKE) --no-print-directory -s -j2 all
	@BUILD=$(BUILD) tools/demo.sh

check: deps deps-check
	@$(MAKE) --no-print-directory -s -j2 all
	@BUILD=$(BUILD) tests/run.sh

# The same sources through the other compiler, every warning an error.
check-clang:
	@$(MAKE) --no-print-directory -s -j2 BUILD=build-clang CC=clang WERROR=1 all
	@echo "clang: clean"

SANITIZE := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
check-sanitized:
	@$(MAKE) --no-print-directory -s -j2 BUILD=build-asan CFLAGS="$(SANITIZE)" all
	@ASAN_OPTIONS=detect_leaks=0 BUILD=build-asan CFLAGS="$(SANITIZE)" tests/run.sh

lint: all
	@BUILD=$(BUILD) tests/run.sh layers templates

# Rewrites the golden cases; read the difference before you commit it.
goldens: all
	@GOLDENS=1 BUILD=$(BUILD) tests/run.sh cases
	@git diff --stat tests/cases

# How much of the texts in TEXTS is found, by the facts in TRUTH (tests/intake/README.md).
TEXTS ?= tests/intake
TRUTH ?= tests/intake
intake: all
	@HYOKA=$(BUILD)/hyoka python3 tests/intake/measure.py $(TEXTS) $(TRUTH)

# The pages of the manual that are made from the rules and from the tables of the commands.
docs: all
	@HYOKA=$(BUILD)/hyoka tools/docs.sh docs

bench: all
	@BUILD=$(BUILD) tests/bench/run.sh

# Debian's own packages complete from vendor-completions, what is installed by hand from site-functions.
SHARE = $(DESTDIR)$(PREFIX)/share
ZSH = $(SHARE)/zsh/$(if $(filter /usr,$(PREFIX)),vendor-completions,site-functions)

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/hyoka $(SHARE)/hyoka
	install $(BUILD)/hyoka $(DESTDIR)$(PREFIX)/bin/hyoka
	install -m 644 $(MODULES:%=$(BUILD)/modules/%.so) $(BUILD)/modules/rules.luac $(DESTDIR)$(PREFIX)/lib/hyoka
	install -d $(DESTDIR)$(PREFIX)/lib/hyoka/templates
	install -m 644 $(IMAGES) $(DESTDIR)$(PREFIX)/lib/hyoka/templates
	cp -R --preserve=timestamps templates rules $(SHARE)/hyoka/
	install -d $(SHARE)/man/man1 $(SHARE)/man/ja/man1 $(ZSH) \
		$(SHARE)/bash-completion/completions $(SHARE)/fish/vendor_completions.d
	$(BUILD)/hyoka man --pages $(SHARE)/man/man1 --lang en
	$(BUILD)/hyoka man --pages $(SHARE)/man/ja/man1 --lang ja
	install -m 644 templates/completion/hyoka.bash $(SHARE)/bash-completion/completions/hyoka
	install -m 644 templates/completion/hyoka.zsh $(ZSH)/_hyoka
	install -m 644 templates/completion/hyoka.fish $(SHARE)/fish/vendor_completions.d/hyoka.fish

clean:
	rm -rf $(BUILD)

.PHONY: all install clean deps deps-check demo check check-clang check-sanitized lint goldens docs intake bench
