# --- nftables ---

nft_families='ip ip6'
nft_changed=''

nftables_find() {
    nft_rules=$folder/kube-proxy.nft
    if ! command -v nft >/dev/null || ! nft list tables >"$work/nft.tables" 2>"$work/message"; then
        ! fills nftables || refuse 'nft does not work here'
        : >"$work/nft.tables"
    fi
    ! fills nftables || [ -r "$nft_rules" ] || refuse "cannot read $nft_rules"
    for nft_family in $nft_families; do
        : >"$work/nft.$nft_family"
        ! has_line "table $nft_family kube-proxy" "$work/nft.tables" ||
            nft list table "$nft_family" kube-proxy >"$work/nft.$nft_family" || refuse "cannot read the table kube-proxy of family $nft_family"
    done
}

# The file replaces both tables. What is to outlive that are the clients of endpoints with affinity: prints those in the
# kernel, each with the time it has left, whose set is also in the file.
remembered_clients() {
    awk '
        function seconds(text,    total) {
            while (match(text, /^[0-9]+(ms|[dhms])/)) {
                unit = substr(text, RSTART, RLENGTH)
                number = unit + 0
                sub(/^[0-9]+/, "", unit)
                total += unit == "d" ? number * 86400 : unit == "h" ? number * 3600 : unit == "m" ? number * 60 : unit == "s" ? number : 0
                text = substr(text, RLENGTH + 1)
            }
            return total
        }
        # Kernels refuse more than the set gives.
        function client(text,    word, n, i, left) {
            n = split(text, word, " ")
            for (i = 2; i < n; i++) if (word[i] == "expires") left = seconds(word[i + 1])
            if (left > most[key]) left = most[key]
            return word[1] " expires " (left > 0 ? left : 1) "s"
        }
        $1 == "table" && NF > 2 { family = $2; next }
        $1 == "set" && $2 ~ /^affinity-/ { key = family " kube-proxy " $2; inside = 1; next }
        $1 == "}" { inside = 0 }
        !inside { next }
        what == "file" && $1 == "timeout" { most[key] = seconds($2) }
        what == "file" && $1 == "type" { type[key] = $2 }
        what == "kernel" && $1 == "type" { kept = key in type && type[key] == $2 }
        what == "kernel" && $1 == "elements" { sub(/^.*[{]/, ""); list = 1 }
        what == "kernel" && list {
            list = !/[}]/
            gsub(/[{}]/, "")
            n = split($0, element, ",")
            for (i = 1; i <= n; i++) if (kept && element[i] ~ /[^ \t]/) print "add element " key " { " client(element[i]) " }"
        }' what=file "$nft_rules" what=kernel "$work/nft.ip" "$work/nft.ip6"
}

nftables_prepare() {
    if fills nftables; then
        { cat "$nft_rules" && remembered_clients; } >"$work/nft.input" || fail "cannot compare $nft_rules with the kernel"
    else
        for nft_family in $nft_families; do
            [ ! -s "$work/nft.$nft_family" ] || printf 'delete table %s kube-proxy\n' "$nft_family"
        done >"$work/nft.input"
    fi
}

nftables_load() { ! fills nftables || load_nft_tables; }

# Only when the rules of another mode are there.
nftables_remove() { fills nftables || load_nft_tables; }

load_nft_tables() {
    [ -s "$work/nft.input" ] || return 0
    nft_changed=yes
    nft -f "$work/nft.input" 2>"$work/message" || {
        nft_changed=''
        fail "nft refused the rules: $(head -n 5 "$work/message")"
    }
}

nftables_put_back() {
    [ -n "$nft_changed" ] || return 0
    for nft_family in $nft_families; do
        printf 'add table %s kube-proxy\ndelete table %s kube-proxy\n' "$nft_family" "$nft_family"
        cat "$work/nft.$nft_family"
    done >"$work/nft.back" && nft -f "$work/nft.back"
}

# A table as rules of iptables with the same names, as far as they tell which address leads to which endpoints. In the
# compact layout an address is the name, since it has its endpoints to itself.
nft_as_rules() { # FAMILY
    awk -v family="$1" '
        function target_of(name, key) {
            if (name ~ /^cluster-ip-[a-z]+-[0-9]+$/) return "KUBE-SVC-" key
            if (name ~ /^(external|nodeport)-(local|[a-z]+-[0-9]+)$/) return "KUBE-EXT-" key
            if (sub(/^service-/, "KUBE-SVC-", name) || sub(/^local-/, "KUBE-SVL-", name) || sub(/^external-/, "KUBE-EXT-", name)) return name
            return "REJECT"
        }
        function element(text,    word, n) {
            n = split(text, word, " ")
            if (map ~ /-nodeports$/) { if (n > 3) print "-A KUBE-NODEPORTS -p " word[1] " --dport " word[3] " -j " target_of(word[n], word[3]) }
            else if (n > 5) print "-A KUBE-SERVICES -d " word[1] " -p " word[3] " --dport " word[5] " -j " target_of(word[n], word[1] "_" word[5])
        }
        function endpoint(text,    word, n, name, to) {
            n = split(text, word, " ")
            if (n < 7) return
            name = map ~ /nodeport/ ? word[1] : word[1] "_" word[3]
            to = word[n - 2] ~ /:/ ? "[" word[n - 2] "]:" word[n] : word[n - 2] ":" word[n]
            print "-A KUBE-SVC-" name " -j KUBE-SEP-" name "_" to
            print "-A KUBE-SEP-" name "_" to " -p udp -j DNAT --to-destination " to
        }
        $1 == "table" && NF > 2 { inside = $2 == family; next }
        !inside { next }
        $1 == "map" || $1 == "set" || $1 == "chain" {
            map = $2 ~ /^(udp-(nodeport-)?(local-)?endpoints|no-endpoint-services|no-endpoint-nodeports|service-ips|service-nodeports)$/ ? $2 : ""
            chain = $1 == "chain" ? $2 : ""
            next
        }
        map != "" && / : / && !/^[ \t]*type/ {
            sub(/^.*elements = [{]/, ""); gsub(/[}]/, "")
            n = split($0, list, ",")
            for (i = 1; i <= n; i++) if (map ~ /^udp-/) endpoint(list[i]); else element(list[i])
        }
        chain ~ /^(service|local)-/ && /numgen random/ {
            n = split($0, list, "goto endpoint-")
            for (i = 2; i <= n; i++) {
                sub(/[ ,}].*$/, "", list[i])
                print "-A " target_of(chain) " -j KUBE-SEP-" list[i]
            }
        }
        chain ~ /^endpoint-/ && / dnat to / { print "-A KUBE-SEP-" substr(chain, 10) " -p " $3 " -j DNAT --to-destination " $NF }'
}

nftables_settle() {
    for nft_family in $nft_families; do
        fills nftables || [ -s "$work/nft.$nft_family" ] || continue
        case $nft_family in
            ip) family_option='' to_endpoint=--dst-nat ;;
            ip6) family_option='-f ipv6' to_endpoint=--reply-src ;;
        esac
        saved=$work/nft.$nft_family.old rules=$work/nft.$nft_family.new
        nft_as_rules "$nft_family" <"$work/nft.$nft_family" >"$saved"
        if fills nftables; then nft_as_rules "$nft_family" <"$nft_rules" >"$rules"; else : >"$rules"; fi
        ! grep -q -e '-A KUBE-\(SERVICES\|NODEPORTS\) .*-p udp ' "$saved" "$rules" || forget_stale_connections
    done
}
