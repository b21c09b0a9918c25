# --- iptables ---

use_family() {
    case $1 in
        ipv4) iptables=iptables$backend rules=$folder/iptables.rules family_option='' to_endpoint=--dst-nat ;;
        # conntrack 1.4.7 takes any IPv6 address for the one after --dst-nat; --reply-src means the same, and works.
        ipv6) iptables=ip6tables$backend rules=$folder/ip6tables.rules family_option='-f ipv6' to_endpoint=--reply-src ;;
    esac
    saved=$work/$1.saved input=$work/$1.input udp_rules=$work/$1.udp
}

# Saves all tables of the family in force; false if its tools do not work here.
save_family() {
    command -v "$iptables-save" >/dev/null && command -v "$iptables-restore" >/dev/null &&
        "$iptables-save" -c >"$saved" && "$iptables" -w 5 -t nat -S POSTROUTING >/dev/null
}

# Like kube-proxy, go on without the secondary family where the kernel or the tools lack it.
iptables_find() {
    families=''
    for family in ipv4 ipv6; do
        use_family "$family"
        if ! save_family; then
            ! owns iptables || lack_family
        elif owns iptables && grep -q '^# Table .* is incompatible' "$saved"; then
            refuse "a program other than iptables keeps rules in the tables of $iptables"
        elif fills iptables && ! [ -r "$rules" ]; then
            refuse "cannot read $rules"
        else
            families="$families $family"
        fi
    done
}

lack_family() {
    [ "$family" != "$primary_family" ] || refuse "$iptables does not work here"
    warn "$iptables does not work here; going on without $family"
}

# What iptables-restore --noflush has to be told to get from the saved tables to those of the rule file, each table in one go.
difference() {
    awk '
        function place_of(rule,    chain, i) {
            chain = rule; sub(/ .*/, "", chain)
            for (i = 1; i <= count[table, chain]; i++) if (kernel[table, chain, i] == rule) return i
            return 0
        }
        function insert(rule, place,    chain, i) {
            chain = rule; sub(/ .*/, "", chain)
            for (i = ++count[table, chain]; i > place; i--) kernel[table, chain, i] = kernel[table, chain, i - 1]
            kernel[table, chain, place] = rule
            print "-I " chain " " place substr(rule, length(chain) + 1)
        }
        function goes_last(rule) { return rule ~ / KUBE-NODEPORT-(CONTAINER|HOST)$/ } # in userspace mode
        # Before the next hook of the chain, else behind the one before, else on top. Backwards: so all of them missing
        # stand on top in the order of the file.
        function insert_hooks(    i, j, place) {
            for (i = hooks; i > 0; i--) {
                if (place_of(hook[i]) || (table, hook[i]) in present) continue
                place = goes_last(hook[i]) ? count[table, chain_of[i]] + 1 : 0
                for (j = i + 1; !place && j <= hooks && chain_of[j] == chain_of[i]; j++) if (!goes_last(hook[j])) place = place_of(hook[j])
                for (j = i - 1; !place && j > 0 && chain_of[j] == chain_of[i]; j--)
                    if (place_of(hook[j])) place = place_of(hook[j]) + 1
                insert(hook[i], place ? place : 1)
            }
            hooks = 0
        }
        # What the removal says stands in three places of a table: chains to empty, hooks to delete, chains to delete.
        function remove(verb,    i) {
            for (i = 1; i <= removals; i++)
                if (table_of[i] == table && substr(removal[i], 1, length(verb)) == verb) print removal[i]
        }
        what == "removal" {
            if (/^\*/) { table = substr($0, 2); removed[++tables] = table }
            else if ($0 != "COMMIT") { removal[++removals] = $0; table_of[removals] = table }
            if ($1 == "-D") doomed[table, $2, $3]
            next
        }
        what == "present" { table = $1; sub(/^[^ ]* /, ""); present[table, $0]; next }
        what == "kernel" {
            if (substr($0, 1, 1) == "[") sub(/^[^ ]* /, "")
            if (/^\*/) table = substr($0, 2)
            else if (/^:/) chains[table, substr($1, 2)]
            else if (/^-A (PREROUTING|INPUT|FORWARD|OUTPUT|POSTROUTING) /) {
                if (!((table, $2, ++places[table, $2]) in doomed)) kernel[table, $2, ++count[table, $2]] = substr($0, 4)
            }
            next
        }
        /^#/ { next }
        /^\*/ { table = substr($0, 2); seen[table]; in_chains = 1; print; next }
        /^:/ {
            name = substr($1, 2)
            # Other programs keep rules in this one: it is flushed only when rules of ours follow.
            if (name == "KUBE-FIREWALL" && (table, name) in chains) shared = 1
            else print
            next
        }
        in_chains { in_chains = 0; remove(":"); remove("-D") }
        /^-A (PREROUTING|INPUT|FORWARD|OUTPUT|POSTROUTING) / { hook[++hooks] = substr($0, 4); chain_of[hooks] = $2; next }
        shared && /^-A KUBE-FIREWALL / { shared = 0; print "-F KUBE-FIREWALL" }
        $0 == "COMMIT" { insert_hooks(); remove("-X") }
        END {
            for (i = 1; i <= tables; i++) if (!((table = removed[i]) in seen)) {
                print "*" table
                remove(":"); remove("-D"); remove("-X")
                print "COMMIT"
            }
        }
        { print }' what=removal "$work/removal" what=kernel "$saved" what=present "$work/present" what=file "$rules"
}

iptables_prepare() {
    for family in $families; do
        use_family "$family"
        if fills iptables; then
            prepare_removal "$work/removal"
            prepare_rules
        else
            rules=/dev/null
            prepare_removal "$input"
        fi
    done
}

prepare_rules() {
    # iptables may print a rule in another form than it was written in, so ask before inserting it again.
    while read -r table chain rule; do
        printf '%s\n' "$rule" | xargs "$iptables" -w 5 -t "$table" -C "$chain" 2>/dev/null &&
            printf '%s %s %s\n' "$table" "$chain" "$rule"
    done <"$work/unseen" >"$work/present"
    difference >"$input" || fail "cannot compare $rules with the kernel"
}

iptables_load() { ! fills iptables || load_families; }

iptables_remove() { fills iptables || load_families; }

changed=''
load_families() {
    for family in $families; do
        use_family "$family"
        [ -s "$input" ] || continue
        changed="$changed $family"
        "$iptables-restore" -w 5 --noflush <"$input" || fail "$iptables-restore refused the rules"
    done
}

# What a saved text says, without counters, comments and tables that do nothing.
content() {
    awk '
        /^\*/ { table = $0; next }
        /^:/ { if ($2 != "ACCEPT") print table, $1, $2; next }
        /^#/ || $0 == "COMMIT" { next }
        { if (substr($0, 1, 1) == "[") sub(/^[^ ]* /, ""); print table, $0 }'
}

is_as_before() {
    "$iptables-save" >"$work/now" && [ "$(content <"$work/now" | cksum)" = "$(content <"$saved" | cksum)" ]
}

# Only the tables that were changed; those that were not there before become empty.
iptables_put_back() {
    result=0
    for family in $changed; do
        use_family "$family"
        awk '
            /^\*/ { inside = /^\*(mangle|filter|nat)$/; if (inside) there[$0] }
            inside { print }
            END {
                n = split("*mangle *filter *nat", tables, " ")
                for (i = 1; i <= n; i++) if (!(tables[i] in there)) print tables[i] "\nCOMMIT"
            }' "$saved" >"$work/back" && "$iptables-restore" -w 5 --counters <"$work/back" || is_as_before || result=1
    done
    return $result
}
