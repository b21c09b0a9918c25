# --- userspace mode ---

# UDP flows outlive the rule that sent them to a port of the proxy, which may serve another Service now. Prints, as arguments of
# conntrack, the flows to addresses and node ports whose rules are not what they were.
moved_flows() {
    awk '
        function after(option,    i) {
            for (i = 3; i < NF; i++) if ($i == option) return $(i + 1)
            return ""
        }
        what == "flows" {
            destination = port = ""
            for (i = 1; i <= NF; i++) {
                if ($i ~ /^dst=/ && destination == "") destination = substr($i, 5)
                else if ($i ~ /^dport=/ && port == "") port = substr($i, 7)
            }
            flow[destination, port]; flow["", port]
            next
        }
        substr($0, 1, 1) == "[" { sub(/^[^ ]* /, "") }
        /^-A KUBE-(PORTALS|NODEPORT)-(CONTAINER|HOST) / && / -p udp / {
            address = after("-d"); sub(/\/.*/, "", address)
            key = $2 SUBSEP address SUBSEP after("--dport")
            keys[key]
            target[what, key] = target[what, key] " " after("--to-ports") after("--to-destination")
        }
        END {
            for (key in keys) {
                split(key, word, SUBSEP)
                if (target["old", key] == target["new", key] || !((word[2], word[3]) in flow)) continue
                arguments = "-D -p udp" (word[2] == "" ? "" : " --orig-dst " word[2]) " --dport " word[3]
                if (!(arguments in printed)) print arguments
                printed[arguments]
            }
        }' what=flows "$work/flows" what=old "$saved" what=new "$rules"
}

forget_moved_flows() {
    fills iptables || rules=/dev/null
    list_flows || return 0
    moved_flows >"$work/stale" || warn 'cannot find the connections of rules that have changed'
    delete_flows
}

userspace_settle() {
    for family in $families; do
        use_family "$family"
        ! has_line portals "$udp_rules" || forget_moved_flows
    done
    say_what_nginx_needs
}

# The proxy is not started from here: whoever runs services on this node should run this one too.
say_what_nginx_needs() {
    is_running=''
    { read -r pid </run/knetc-nginx.pid; } 2>/dev/null && kill -0 "$pid" 2>/dev/null && is_running=yes
    fills userspace || [ -n "$is_running" ] || return 0
    nginx="nginx -c '$folder/nginx-stream.conf'"
    if nginx -V 2>&1 | grep -q -e '--with-stream=dynamic'; then nginx="$nginx -g 'load_module modules/ngx_stream_module.so;'"; fi
    if ! fills userspace; then
        say "nginx still runs, process $pid; to stop it: $nginx -s quit"
    elif [ -n "$is_running" ]; then
        say "nginx runs, process $pid; to have it read its new configuration: $nginx -s reload"
    elif command -v nginx >/dev/null; then
        say "the rules lead to nginx, which does not run; to start it: $nginx"
    else
        say "the rules lead to nginx, which is not there; install it with its stream module, and start it: $nginx"
    fi
}
