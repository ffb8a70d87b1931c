#!/bin/sh
# Makes the three font files of this folder from the Debian packages fonts-noto-core and
# fonts-jetbrains-mono: TrueType outlines and advances, no hints, no layout tables.
# Needs fonttools 4.x. Equal input gives equal bytes.
set -eu
cd "$(dirname "$0")"
debian=/usr/share/fonts/truetype
noto=$debian/noto
full=$(mktemp -d)
trap 'rm -r "$full"' EXIT

# Latin with IPA, modifiers and marks, Greek, Cyrillic, Latin Extended Additional, Greek Extended,
# general punctuation, superscripts and subscripts, currency, letterlike, number forms, arrows,
# mathematics, circled digits, geometric shapes, check marks, ligatures, the replacement character.
repertoire="U+0020-007E,U+00A0-036F,U+0370-052F,U+1E00-1EFF,U+1F00-1FFF,U+2000-206F,\
U+2070-209F,U+20A0-20C0,U+2100-214F,U+2150-218F,U+2190-21FF,U+2200-22FF,U+2460-2473,U+25A0-25CF,U+25E6,\
U+2610-2612,U+2713-2717,U+FB00-FB06,U+FFFD"

reduce() {
  fonttools subset "$1" --output-file="$(basename "$1")" --unicodes="$repertoire" \
    --no-hinting --layout-features='' --notdef-outline --no-glyph-names --no-legacy-cmap \
    --no-symbol-cmap --no-recommended-glyphs --name-IDs='0,1,2,5,6,13,14' --name-languages=0x409 \
    --drop-tables+=GSUB,GPOS,GDEF,DSIG,meta,STAT,gasp
}

# Noto Sans has no minus, arrows, comparisons, circled digits or check marks of its own; its
# sisters on the same grid do. The mathematical and check signs exist in regular weight only.
for weight in Regular Bold; do
  python3 borrow.py "$noto/NotoSans-$weight.ttf" "$full/NotoSans-$weight.ttf" \
    "$noto/NotoSansDevanagari-$weight.ttf:2212" \
    "$noto/NotoSansSymbols-$weight.ttf:2190-2199,2460-2473" \
    "$noto/NotoSansMath-Regular.ttf:2211,221A,221E,2248,2260,2264-2265" \
    "$noto/NotoSansSymbols2-Regular.ttf:25A0-25A1,25AA-25AB,25CF,25E6,2610-2612,2713-2717"
  reduce "$full/NotoSans-$weight.ttf"
done
reduce "$debian/jetbrains-mono/JetBrainsMono-Medium.ttf"
