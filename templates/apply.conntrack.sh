# --- connections ---

# UDP flows outlive the rules that made them. Prints, as arguments of conntrack, the flows kube-proxy would delete:
# those to endpoints that are gone, and those that passed an address before it had endpoints. Flows come first: only what
# has a flow now is worth a process.
stale_connections() {
    awk '
        function after(option,    i) {
            for (i = 3; i < NF; i++) if ($i == option) return $(i + 1)
            return ""
        }
        function forget(arguments) { if (!(arguments in printed)) { printed[arguments]; print arguments } }
        function forget_all(addresses, ports, endpoint,    n, i, list, translated) {
            translated = endpoint == "" ? "" : " " to_endpoint " " endpoint
            n = split(addresses, list, " ")
            for (i = 1; i <= n; i++)
                if ((list[i], endpoint) in flow_to) forget("-D --orig-dst " list[i] translated " -p udp")
            n = split(ports, list, " ")
            for (i = 1; i <= n; i++)
                if ((list[i], endpoint) in flow_at) forget("-D -p udp --dport " list[i] translated)
        }
        what == "flows" {
            destination = port = translated = ""
            for (i = 1; i <= NF; i++) {
                if ($i ~ /^dst=/ && destination == "") destination = substr($i, 5)
                else if ($i ~ /^dport=/ && port == "") port = substr($i, 7)
                else if ($i ~ /^src=/ && destination != "") translated = substr($i, 5)
            }
            flow_to[destination, ""]; flow_to[destination, translated]
            flow_at[port, ""]; flow_at[port, translated]
            next
        }
        substr($0, 1, 1) == "[" { sub(/^[^ ]* /, "") }
        /^-A KUBE-SV[CL]-/ && $NF ~ /^KUBE-SEP-/ {
            if (what == "old") service_of[$NF] = substr($2, 10)
            else listed[$NF]
            next
        }
        !/ -p udp / { next }
        /^-A KUBE-SEP-/ && what == "old" {
            endpoint = after("--to-destination")
            sub(/:[0-9]+$/, "", endpoint); gsub(/[][]/, "", endpoint)
            endpoint_of[$2] = endpoint
        }
        /^-A KUBE-SERVICES / {
            address = after("-d"); sub(/\/.*/, "", address)
            port = after("--dport"); target = after("-j")
            if (what == "new") front[address, port]
            if (!sub(/^KUBE-(SV[CL]|EXT|FW)-/, "", target)) next
            addresses[what, target] = addresses[what, target] " " address
            known[what, target]; services[target]
            if (what == "old" && after("-j") ~ /^KUBE-SV[CL]-/) cluster[address, port]
        }
        /^-A KUBE-NODEPORTS / && $NF ~ /^KUBE-EXT-/ {
            target = substr($NF, 10)
            ports[what, target] = ports[what, target] " " after("--dport")
            known[what, target]; services[target]
        }
        END {
            for (key in cluster) {
                split(key, part, SUBSEP)
                if (!(key in front) && (part[1], "") in flow_to) forget("-D --orig-dst " part[1] " -p udp")
            }
            for (name in services) if (!(("old", name) in known)) forget_all(addresses["new", name], ports["new", name], "")
            for (chain in endpoint_of) if (!(chain in listed)) {
                name = service_of[chain]
                forget_all(addresses["old", name], ports["old", name], endpoint_of[chain])
            }
        }' to_endpoint="$to_endpoint" what=flows "$work/flows" what=old "$saved" what=new "$rules"
}

connections_settle() {
    for family in $families; do
        use_family "$family"
        fills iptables || rules=/dev/null
        ! has_line services "$udp_rules" || forget_stale_connections
    done
}

forget_stale_connections() {
    list_flows || return 0
    stale_connections >"$work/stale" || warn 'cannot find the connections of removed endpoints'
    delete_flows
}
