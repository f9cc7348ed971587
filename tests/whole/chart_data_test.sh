#!/bin/sh
# Every kind of chart with data that are hard on it: each is drawn, or told at the place of the data. What is told, and which are
# drawn, is held against chart-data.expected (make accept).
set -eu
. tests/expect.sh
new_project chart-data
cp -R tests/messages/layouts "$project/"

data() { # NAME: the rows of a case; of a line the labels are numbers
    case $1 in
    negative) printf 'A,5,2\nB,-3,4\nC,7,1\n' ;;
    missing) printf 'A,5,2\nB,,4\nC,7,1\n' ;;
    none-known) printf 'A,,\nB,,\nC,,\n' ;;
    one) printf 'A,5,2\n' ;;
    equal) printf 'A,5,5\nB,5,5\nC,5,5\n' ;;
    nought) printf 'A,0,0\nB,0,0\nC,0,0\n' ;;
    twice) printf 'A,5,2\nA,3,4\nC,7,1\n' ;;
    blank-label) printf 'A,5,2\n,3,4\nC,7,1\n' ;;
    no-rows) ;;
    held-back) printf 'A,3,26\nB,20,25\nC,42,44\n' ;; # the 3, and with it 29 and 23, of which it is a part
    many) seq -f 'K%.0f,1,2' 51 ;;
    esac
}

publication() { # KIND WHOLE
    type=text
    values=v
    case $1 in
    line) type=number ;;
    variance | stacked* | 100*) values='[v, w]' ;;
    esac
    cat <<END
layout: case
brand: case
title: A case
data:
  d: {file: d.csv, columns: {k: $type, v: {type: number, blank: missing}, w: {type: number, blank: missing}}}
body:
  - chart: $1
    caption: What it shows
    data: d
    values: $values
    by: k
END
    case $1 in pie | donut) echo '    whole: sum(d.v)' ;; esac
}

golden=$BUILD/goldens/tests/whole/chart-data.expected
mkdir -p "${golden%/*}"
for kind in bar column 'stacked bar' 'stacked column' '100% bar' '100% column' line dot variance pie donut; do
    for data in negative missing none-known one equal nought twice blank-label no-rows held-back many; do
        case=$project/inputs/$(echo "$kind $data" | tr -d % | tr ' ' -)
        mkdir "$case"
        publication "$kind" >"$case/publication.yaml"
        [ $data != held-back ] || sed -i 's/{file: d.csv/{file: d.csv, marked: personal/; s/\([vw]: {type: \)number/\1count/g' "$case/publication.yaml"
        { echo 'k,v,w' && data $data; } >"$case/d.csv"
        [ "$kind" != line ] || sed -i 's/^A/11/; s/^B/12/; s/^C/13/; s/^K//' "$case/d.csv"
        status=0
        "$BUILD/precept" build --quiet --out "$project/out" "$case" >"$project/said" 2>&1 || status=$?
        # A fault of the program is none of the sources.
        expect [ "$status" -le 1 ]
        echo "$kind, $data: $(sed -n "s|^$case/||; /: error: /p" "$project/said" | grep . || echo drawn)"
    done
done >"$golden"
for small in "$project"/out/*-held-back.pdf; do
    expect sh -c '! pdftotext "$1" - | grep -E -w "3|23|29"' sh "$small"
done
expect diff tests/whole/chart-data.expected "$golden"
finish
