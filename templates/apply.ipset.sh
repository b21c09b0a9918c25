# --- sets ---

# What ipset has to be told to get the sets of one text from the state of another; both as save and restore write them.
set_difference() { # FROM TO
    awk '
        # Networks of one address are printed without their length.
        function entry(line) {
            sub(/ -exist$/, "", line)
            if (line ~ /,[0-9.]+\/32$/) sub(/\/32$/, "", line)
            sub(/\/128$/, "", line)
            return line
        }
        $1 == "create" && what == "from" { there[$2] }
        $1 == "create" && what == "to" { sub(/ -exist$/, ""); ours[$2]; if (!($2 in there)) create[++creates] = $0 " -exist" }
        $1 == "add" && what == "from" { old[++olds] = entry($0); has[old[olds]] }
        $1 == "add" && what == "to" { new[++news] = entry($0); wanted[new[news]] }
        END {
            for (i = 1; i <= creates; i++) print create[i]
            for (i = 1; i <= olds; i++) {
                split(old[i], word, " ")
                if (word[2] in ours && !(old[i] in wanted)) print "del" substr(old[i], 4) " -exist"
            }
            for (i = 1; i <= news; i++) if (!(new[i] in has)) print new[i] " -exist"
        }' what=from "$1" what=to "$2"
}

change_sets() { # FROM TO
    set_difference "$1" "$2" >"$work/sets.change" || return 1
    [ -s "$work/sets.change" ] || return 0
    ipset restore <"$work/sets.change" 2>"$work/message" && return 0
    complain "ipset: $(cat "$work/message")"
    return 1
}

# What ipset has to be told to destroy the sets of ours that one text has and another lacks.
removal_of_sets() { # TEXT OTHER
    awk -v names="$sets" '
        BEGIN { n = split(names, name, " "); for (i = 1; i <= n; i++) ours[name[i]] }
        $1 != "create" { next }
        what == "other" { kept[$2]; next }
        $2 in ours && !($2 in kept) { print "destroy " $2 }' what=other "$2" what=text "$1"
}

# Destroys our sets of a text that are not in another; false if one is in use. ipset stops at such a one, so then one by one.
destroy_sets() { # TEXT OTHER
    kept=''
    removal_of_sets "$1" "$2" >"$work/sets.change" || return 1
    [ -s "$work/sets.change" ] || return 0
    ! ipset restore <"$work/sets.change" 2>/dev/null || return 0
    ipset save >"$work/sets.now" && removal_of_sets "$work/sets.now" "$2" >"$work/sets.change" || return 1
    while read -r _ name; do
        ipset destroy "$name" 2>/dev/null || kept="$kept $name"
    done <"$work/sets.change"
    [ -z "$kept" ]
}

# The entries as they were. Sets that were not there can go only after the rules that use them.
put_back_sets() {
    awk -v names="$sets" '
        BEGIN { n = split(names, list, " "); for (i = 1; i <= n; i++) ours[list[i]] }
        $2 in ours' "$work/sets.saved" >"$work/sets.ours"
    ipset save >"$work/sets.now" && change_sets "$work/sets.now" "$work/sets.ours"
}
