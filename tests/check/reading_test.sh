#!/bin/sh
# Where sentences end and what counts as a word: each line below is put behind five sentences of two words, and the average that the
# house style's rule tells is that of all of them.
set -eu
. tests/expect.sh
new_project reading
folder=$project/inputs/sentences
mkdir -p "$folder"
sed 's/an average sentence is at most: .*/an average sentence is at most: 1/' inputs/house-style.yaml >"$folder/house-style.yaml"

# average WANTED TEXT
average() {
    cat >"$folder/publication.yaml" <<END
layout: report
brand: cheshire
title: Sentences
published: 7 February 2023
figures:
  n: {value: 12, source: the diary}
body:
  - text: |
      One two. One two. One two. One two. One two.

      $2
END
    said=$("$BUILD/precept" check "$folder" 2>&1 | sed -n 's/.*too long: \([0-9.]*\) words.*/\1/p')
    expect [ "$said: $2" = "$1: $2" ]
}

average 2.6 'He came at 10.30 a.m. The rest left.'
average 3.0 'They (see s. 5 of the Act) left. "Why?" she asked. "It is late." Then all went.'
average 2.6 'It rose to {{ n }}. [Twelve]{{ n }} came, etc. The rest did not.'
average 3.5 'St Helens, No. 10, e.g. Wirral, and the U.K. Government agreed.'
average 2.8 'Dr. A. B. Jones spoke to **Mr. Smith.** He left! Did he?'
average 3.0 'Costs fell by [12]{{ n }} £ – a lot – in 2022/23. 2023 was worse.'
average 2.4 'Mae’r heddlu â ni. Łódź – 5 km.'
average 2.6 'It was Part I. Then came Part II. *Then* it ended.'
average 2.2 'They found that:'
average 2.0 '> Somebody else says a great deal more than this.'
average 2.0 '- a fragment of a list that has no stop;'
average 2.7 '- An item that is a sentence.'
finish
