# --- ipvs mode ---

# Saves what iptables does not hold, and refuses what cannot work, before any change.
ipvs_find() {
    : >"$work/sets.wanted" >"$work/servers.wanted" >"$work/addresses.wanted"
    : >"$work/sets.saved" >"$work/servers.saved" >"$work/addresses.saved" >"$work/none"
    has_sets='' has_servers='' had_device='' timeouts_saved=''
    if owns ipvs; then need_ipvs; else look_for_ipvs; fi
    ! has_device || had_device=yes
    bound_addresses >"$work/addresses.saved" || refuse "cannot read the addresses of $device"
    [ -z "$has_servers" ] || timeouts_saved=$(kernel_timeouts)
    fills ipvs || return 0
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
    for family in $families; do
        not='' sixth='^[a-z]* KUBE-6-' bracket='\[' colon=':.*/'
        [ "$family" = ipv6 ] || not=-v
        # grep fails when there is nothing, which is no mistake.
        grep -v '^#' "$folder/ipset.rules" | grep $not "$sixth" >>"$work/sets.wanted"
        grep $not "$bracket" "$folder/ipvs.rules" >>"$work/servers.wanted"
        grep -v '^#' "$folder/ipvs.batch" | awk '{ print $3 }' | grep $not "$colon" >>"$work/addresses.wanted"
    done
}

# kube-proxy does not start either when the kernel lacks the scheduler.
probe_scheduler() {
    ipvsadm -A -t 198.51.100.0:20000 -s "$scheduler" 2>"$work/message" ||
        refuse "the kernel has no scheduler $scheduler: $(head -n 1 "$work/message")"
    ipvsadm -D -t 198.51.100.0:20000
}

save_sysctls() {
    : >"$work/sysctls.saved"
    [ -r "$folder/sysctl.conf" ] || return 0
    sed 's/#.*//' "$folder/sysctl.conf" | while read -r key _; do
        file=/proc/sys/$(printf '%s\n' "$key" | tr . /)
        [ -z "$key" ] || ! value=$(cat "$file" 2>/dev/null) || printf '%s %s\n' "$file" "$value"
    done >"$work/sysctls.saved"
}

put_back_sysctls() {
    outcome=0
    while read -r file value; do
        [ "$(cat "$file")" = "$value" ] || { printf '%s\n' "$value" >"$file"; } 2>/dev/null || outcome=1
    done <"$work/sysctls.saved"
    return $outcome
}

# Kernels from 4.1 to 5.8 have a mistake in this that costs a second per connection.
spare_reuse() {
    release=$(uname -r)
    major=${release%%.*} minor=${release#*.}
    minor=${minor%%[!0-9]*}
    [ $((major * 1000 + minor)) -ge 4001 ] && [ $((major * 1000 + minor)) -lt 5009 ] || return 0
    set_kernel_value net.ipv4.vs.conn_reuse_mode /proc/sys/net/ipv4/vs/conn_reuse_mode 0
}

touched='' created=''
ipvs_add() {
    fills ipvs || return 0
    save_sysctls
    touched=yes
    apply_sysctls
    spare_reuse
    set_timeouts "$timeouts" || warn 'the timeouts of IPVS cannot be set'
    change_sets "$work/sets.wanted" || fail 'ipset refused the sets'
    has_device || ip link add "$device" type dummy || fail "cannot create $device"
    change_servers more "$work/servers.wanted" '' "$work/none" || fail 'ipvsadm refused the virtual servers'
    change_addresses replace "$work/addresses.saved" "$work/addresses.wanted" || fail "cannot bind all addresses to $device"
}

# What nobody wants any more goes last.
ipvs_remove() {
    touched=yes
    if [ -n "$has_servers" ]; then
        ipvsadm -Ln >"$work/connections" || fail 'cannot list connections'
        change_servers less "$work/servers.wanted" "$excluded" "$work/connections" || fail 'cannot remove virtual servers'
    fi
    if fills ipvs; then
        change_addresses del "$work/addresses.wanted" "$work/addresses.saved" || fail "cannot remove addresses from $device"
        return
    fi
    ! has_device || ip link del dev "$device" || fail "cannot remove $device"
    destroy_sets "$sets" || warn "these sets stay, something else uses them:$kept"
}

ipvs_put_back() { [ -z "$touched" ] || [ -z "$has_sets" ] || put_back_sets; }

# Only the servers, addresses, sets and settings that were changed.
ipvs_take_away() {
    everything=0
    [ -n "$touched" ] || return 0
    if [ -n "$has_servers" ]; then
        change_servers more "$work/servers.saved" '' "$work/none" || everything=1
        change_servers less "$work/servers.saved" '' "$work/none" || everything=1
        set_timeouts "$timeouts_saved" || everything=1
    fi
    put_back_addresses || everything=1
    destroy_sets "$created" || everything=1
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
    for family in $families; do
        use_family "$family"
        forget_stale_flows
    done
}

forget_stale_flows() {
    grep -q -e ' -u ' "$work/servers.saved" "$work/servers.wanted" || return 0
    list_flows || return 0
    stale_flows >"$work/stale"
    delete_flows
}
