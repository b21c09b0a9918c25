# --- overlay, routes and masquerading ---

add_vxlan() {
    settings=''
    ! has_link "$vxlan" || settings=$(vxlan_settings "$vxlan")
    if [ "$settings" != "$vxlan_wanted" ]; then
        if [ -n "$settings" ]; then
            save_entries
            awk '{ print "neigh replace " $0 " nud permanent" }' "$work/neighbours.saved" >"$work/neighbours.lost"
            awk '{ print "fdb replace " $0 " self permanent" }' "$work/fdb.saved" >"$work/fdb.lost"
            printf 'undo_batch %s %s\n' ip "$work/neighbours.lost" bridge "$work/fdb.lost" >>"$work/undo"
            change "make_vxlan $vxlan $settings" ip link del dev "$vxlan"
            list_routes >"$work/routes.now"
        fi
        # shellcheck disable=SC2086 # words
        change "ip link del dev $vxlan" make_vxlan "$vxlan" $vxlan_wanted
    fi
    warn_of_small_wire
    save_entries
    entry_changes neigh ' nud permanent' neighbours
    entry_changes fdb ' self permanent' fdb
    change_batch ip "$work/neighbours.change" "$work/neighbours.undo"
    change_batch bridge "$work/fdb.change" "$work/fdb.undo"
}

vxlan_settings() { # DEVICE
    ip -o -d link show dev "$1" | awk '{
        for (i = 3; i < NF; i++) {
            if ($i == "mtu" && mtu == "") mtu = $(i + 1)
            else if ($i ~ /link\/ether$/) mac = $(i + 1)
            else if ($i == "vxlan" && $(i + 1) == "id") id = $(i + 2)
            else if ($i ~ /^local6?$/) address = $(i + 1)
            else if ($i == "dstport") port = $(i + 1)
        }
        print "id", id, "dstport", port, "local", address, "mac", mac, "mtu", mtu
    }'
}

make_vxlan() { # DEVICE id N dstport N local ADDRESS mac MAC mtu N
    ip link add name "$1" mtu "${11}" address "$9" type vxlan id "$3" dstport "$5" local "$7" nolearning &&
        ip link set dev "$1" alias 'knetc vxlan' && ip link set dev "$1" up
}

save_entries() {
    { ip neigh show dev "$vxlan" nud permanent && ip -6 neigh show dev "$vxlan" nud permanent; } |
        awk -v device="$vxlan" '{ print $1, $2, $3, "dev", device }' | sort -u >"$work/neighbours.saved"
    bridge fdb show dev "$vxlan" | awk -v device="$vxlan" '$2 == "dst" { print $1, "dev", device, $2, $3 }' >"$work/fdb.saved"
}

entry_changes() { # OBJECT OPTIONS NAME
    awk -v object="$1" -v options="$2" -v undo="$work/$3.undo" '
        function forget(line,    word) {
            if (object == "neigh") { split(line, word, " "); return "neigh del " word[1] " dev " word[5] }
            return "fdb del " line " self"
        }
        BEGIN { printf "" >undo }
        what == "saved" { saved[$1] = $0; next }
        {
            wanted[$1]
            if (($1 in saved) && saved[$1] == $0) next
            if ($1 in saved) { print forget(saved[$1]); print object " replace " saved[$1] options >undo }
            else print forget($0) >undo
            print object " replace " $0 options
        }
        END {
            for (key in saved) {
                if (key in wanted) continue
                print forget(saved[key])
                print object " replace " saved[key] options >undo
            }
        }' what=saved "$work/$3.saved" what=wanted "$work/$3.wanted" >"$work/$3.change"
}

warn_of_small_wire() {
    # shellcheck disable=SC2086 # words
    set -- $vxlan_wanted
    wire=$(ip -o addr show to "$6" | awk '{ print $2; exit }')
    case $6 in *:*) need=$((${10} + 70)) ;; *) need=$((${10} + 50)) ;; esac
    if [ -z "$wire" ]; then
        warn "no interface here has the address $6, at which the other nodes expect this one"
    elif [ "$(link_field "$wire" 3)" -lt "$need" ]; then
        warn "$wire takes packets of $(link_field "$wire" 3) bytes, and the overlay makes some of $need: set cluster.podNetwork.mtu"
    fi
}

list_routes() {
    { ip route show proto "$route_protocol" && ip -6 route show proto "$route_protocol" 2>/dev/null; } | awk '$2 == "via" {
        way = " via " $3; device = source = ""
        for (i = 4; i <= NF; i++) {
            if ($i == "dev") device = $(i + 1)
            else if ($i == "src") source = $(i + 1)
            else if ($i == "onlink") onlink[NR]
        }
        print $1 way (NR in onlink ? " dev " device " onlink src " source : "")
    }'
}

load_routes() {
    awk -v protocol=" proto $route_protocol" -v undo="$work/routes.undo" '
        BEGIN { printf "" >undo }
        { destination = $1 }
        what == "saved" { saved[destination] = $0; order[++count] = destination; next }
        {
            wanted[destination]
            if ((destination in saved) && saved[destination] == $0) next
            add[++adds] = "route replace " $0 protocol
            if (!(destination in saved)) print "route del " destination protocol >undo
            else if (/ onlink / || saved[destination] ~ / onlink /) print "route del " destination protocol >undo
        }
        END {
            for (i = 1; i <= count; i++) {
                gone = !(order[i] in wanted)
                if (gone) print "route del " order[i] protocol
            }
            for (i = 1; i <= adds; i++) {
                split(add[i], word, " ")
                old = saved[word[3]]
                if (old != "" && (old ~ / onlink / || add[i] ~ / onlink /)) print "route del " word[3] protocol
                print add[i]
            }
            for (i = 1; i <= count; i++) print "route replace " saved[order[i]] protocol >undo
        }' what=saved "$work/routes.now" what=wanted "$work/routes.wanted" >"$work/routes.change" || fail 'cannot compare the routes'
    change_batch ip "$work/routes.change" "$work/routes.undo" ' (are the other nodes on a segment of this one? if not, use the backend vxlan)'
}

list_masquerading() {
    for family in ip ip6; do
        ! has_line "table $family $pod_table" "$work/tables" || nft list table "$family" "$pod_table"
    done | table_texts
}

table_texts() { sed -e '/^#/d' -e '/^add /d' -e '/^delete /d' -e 's/ priority .*/ priority 110;/'; }

load_masquerading() {
    ! cmp -s "$work/nft.saved" "$work/nft.wanted" || return 0
    change "put_masquerading $work/nft.saved" put_masquerading "$work/nft.wanted"
}

put_masquerading() { # FILE
    for family in ip ip6; do
        ! cat "$work/nft.saved" "$work/nft.wanted" | grep -q "^table $family " ||
            printf 'add table %s %s\ndelete table %s %s\n' "$family" "$pod_table" "$family" "$pod_table"
    done | cat - "$1" | nft -f -
}
