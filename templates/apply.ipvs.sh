# --- ipvs mode ---

# Saves what iptables does not hold, and refuses what cannot work, before any change.
ipvs_find() {
    for file in sets.wanted servers.wanted addresses.wanted sets.saved servers.saved sysctls.saved none; do : >"$work/$file"; done
    has_sets='' has_servers='' had_device='' timeouts_saved='' servers_now=$work/servers.saved
    if owns ipvs; then need_ipvs; else look_for_ipvs; fi
    ! has_device || had_device=yes
    list_addresses >"$work/addresses.saved" || refuse "cannot read the addresses of $device"
    fills ipvs || return 0
    [ -z "$timeouts" ] || timeouts_saved=$(kernel_timeouts)
    find_wanted
    grep -q -e " -s $scheduler " -e " -s $scheduler\$" "$work/servers.saved" || probe_scheduler
}

need_ipvs() {
    for tool in ipset ipvsadm ip; do
        command -v "$tool" >/dev/null || refuse "there is no $tool"
    done
    command -v modprobe >/dev/null && modprobe -q -a ip_vs "ip_vs_$scheduler" 2>/dev/null
    ipset save >"$work/sets.saved" 2>"$work/message" || refuse "ipset does not work here: $(cat "$work/message")"
    has_sets=yes has_servers=yes
    if ! ipvsadm -Sn >"$work/servers.saved" 2>"$work/message"; then
        ! fills ipvs || refuse "ipvsadm does not work here: $(head -n 1 "$work/message")"
        has_servers=''
    fi
}

# Without the interface kube-ipvs0 no kube-proxy made the virtual servers that may be here.
look_for_ipvs() {
    if command -v ipset >/dev/null && ipset save >"$work/sets.saved" 2>/dev/null; then has_sets=yes; fi
    if has_device && command -v ipvsadm >/dev/null && ipvsadm -Sn >"$work/servers.saved" 2>/dev/null; then has_servers=yes; fi
}

# Without the family that does not work here.
find_wanted() {
    for file in ipset.rules ipvs.rules ipvs.batch; do
        [ -r "$folder/$file" ] || refuse "cannot read $folder/$file"
    done
    awk -v families="$families" '
        function wants(is_sixth) { return index(families, is_sixth ? "ipv6" : "ipv4") }
        /^#/ { next }
        what == "sets" && wants($2 ~ /^KUBE-6-/) { print >sets }
        what == "servers" && wants($0 ~ /\[/) { print >servers }
        what == "addresses" && wants($3 ~ /:/) { print >addresses }' \
        sets="$work/sets.wanted" servers="$work/servers.wanted" addresses="$work/addresses.wanted" \
        what=sets "$folder/ipset.rules" what=servers "$folder/ipvs.rules" what=addresses "$folder/ipvs.batch"
}

# kube-proxy does not start either when the kernel lacks the scheduler.
probe_scheduler() {
    ipvsadm -A -t 198.51.100.0:20000 -s "$scheduler" 2>"$work/message" ||
        refuse "the kernel has no scheduler $scheduler: $(head -n 1 "$work/message")"
    ipvsadm -D -t 198.51.100.0:20000
}

# Kernels from 4.1 to 5.8 have a mistake in this that costs a second per connection.
spare_reuse() {
    read -r _ _ release _ </proc/version
    major=${release%%.*} minor=${release#*.}
    minor=${minor%%[!0-9]*}
    [ $((major * 1000 + minor)) -ge 4001 ] && [ $((major * 1000 + minor)) -lt 5009 ] || return 0
    set_kernel_value net.ipv4.vs.conn_reuse_mode /proc/sys/net/ipv4/vs/conn_reuse_mode 0
}

touched=''
ipvs_add() {
    fills ipvs || return 0
    touched=yes
    apply_sysctls "$folder/sysctl.conf"
    spare_reuse
    set_timeouts "$timeouts" || warn 'the timeouts of IPVS cannot be set'
    change_sets "$work/sets.saved" "$work/sets.wanted" || fail 'ipset refused the sets'
    [ -n "$had_device" ] || ip link add "$device" type dummy || fail "cannot create $device"
    change_servers more "$work/servers.wanted" '' "$work/none" || fail 'ipvsadm refused the virtual servers'
    change_addresses replace "$work/addresses.saved" "$work/addresses.wanted" || fail "cannot bind all addresses to $device"
}

# What nobody wants any more goes last.
ipvs_remove() {
    touched=yes
    [ -z "$has_servers" ] || remove_servers "$work/servers.wanted" "$excluded" || fail 'cannot remove virtual servers'
    if fills ipvs; then
        change_addresses del "$work/addresses.wanted" "$work/addresses.saved" || fail "cannot remove addresses from $device"
        return
    fi
    [ -z "$had_device" ] || ip link del dev "$device" || fail "cannot remove $device"
    [ -z "$has_sets" ] || destroy_sets "$work/sets.saved" "$work/none" || warn "these sets stay, something else uses them:$kept"
}

ipvs_put_back() { [ -z "$touched" ] || [ -z "$has_sets" ] || put_back_sets; }

# Only the servers, addresses, sets and settings that were changed.
ipvs_take_away() {
    everything=0
    [ -n "$touched" ] || return 0
    if [ -n "$has_servers" ]; then
        read_servers && change_servers more "$work/servers.saved" '' "$work/none" || everything=1
        change_servers less "$work/servers.saved" '' "$work/none" || everything=1
        set_timeouts "$timeouts_saved" || everything=1
    fi
    put_back_addresses || everything=1
    [ -z "$has_sets" ] || destroy_sets "$work/sets.now" "$work/sets.saved" || everything=1
    ! fills ipvs || put_back_sysctls || everything=1
    return $everything
}

# UDP flows outlive the real server they go to. Prints, as arguments of conntrack, those that kube-proxy would delete: to
# real servers that are gone, and all of a virtual server that is gone or had no real server before.
stale_flows() {
    awk '
        what != "flows" && $2 == "-u" {
            server = $3; gsub(/[][]/, "", server)
            if ($1 == "-A") { known[what, server]; next }
            real = $5; sub(/:[0-9]+$/, "", real); gsub(/[][]/, "", real)
            served[what, server]; serves[what, server, real]
            next
        }
        what == "flows" {
            n = 0
            split("", value)
            for (i = 1; i <= NF; i++) {
                if ($i ~ /^src=/) n++
                if ($i ~ /^(src|dst|sport|dport)=/) { split($i, pair, "="); value[n, pair[1]] = pair[2] }
            }
            server = value[1, "dst"] ":" value[1, "dport"]
            real = value[2, "src"]
            is_removed = ("old", server) in known && !(("new", server) in known)
            is_new = !(("old", server) in served) && ("new", server) in served
            if (is_removed || is_new || (("old", server, real) in serves && !(("new", server, real) in serves)))
                print "-D -p udp --orig-src " value[1, "src"] " --orig-dst " value[1, "dst"] \
                    " --sport " value[1, "sport"] " --dport " value[1, "dport"]
        }' what=old "$work/servers.saved" what=new "$work/servers.wanted" what=flows "$work/flows"
}

ipvs_settle() {
    grep -q -e ' -u ' "$work/servers.saved" "$work/servers.wanted" || return 0
    for family in $families; do
        use_family "$family"
        forget_stale_flows
    done
}

forget_stale_flows() {
    list_flows || return 0
    stale_flows >"$work/stale"
    delete_flows
}
