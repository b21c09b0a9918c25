# --- removal of rules ---

# Deletes the chains of kube-proxy, of all its modes that use iptables, which the rule file does not have, with all jumps to them.
# KUBE-FIREWALL is the kubelet's as well: while its chains are there, or rules of others are in it, no more goes than our rule.
removal() {
    awk '
        function is_kube_proxys(chain) {
            return chain ~ /^KUBE-(SERVICES|EXTERNAL-SERVICES|FORWARD|NODEPORTS|PROXY-FIREWALL|POSTROUTING|MARK-MASQ)$/ ||
                chain ~ /^KUBE-(PROXY-CANARY|LOAD-BALANCER|NODE-PORT|SOURCE-RANGES-FIREWALL|IPVS-FILTER|IPVS-OUT-FILTER)$/ ||
                chain ~ /^KUBE-(PORTALS-CONTAINER|PORTALS-HOST|NODEPORT-CONTAINER|NODEPORT-HOST|NODEPORT-NON-LOCAL)$/ ||
                chain ~ /^KUBE-(SVC|SVL|SEP|FW|EXT|XLB)-/ || (chain == "KUBE-FIREWALL" && drops_firewall)
        }
        function is_built_in(chain) { return chain ~ /^(PREROUTING|INPUT|FORWARD|OUTPUT|POSTROUTING)$/ }
        # Two modes have this chain, with other hooks.
        function is_other_hook() {
            return $NF == "KUBE-PROXY-FIREWALL" && match($0, /"(kubernetes load balancer firewall|kube-proxy firewall rules)"/) &&
                !(substr($0, RSTART, RLENGTH) in comments)
        }
        what == "file" {
            if (/^\*/) table = $0
            else if (/^:/) wanted[table, substr($1, 2)]
            else if (/ KUBE-PROXY-FIREWALL$/ && match($0, /"[^"]*"/)) comments[substr($0, RSTART, RLENGTH)]
            next
        }
        substr($0, 1, 1) == "[" { sub(/^[^ ]* /, "") }
        # First reading: who uses KUBE-FIREWALL.
        what == "first" {
            if (/^:KUBE-(KUBELET-CANARY|IPTABLES-HINT) /) kubelet = 1
            if (/^-A KUBE-FIREWALL / && !/"block incoming localnet connections"/) shared = 1
            next
        }
        FNR == 1 { drops_firewall = !kubelet && !shared }
        /^\*/ { table = $0; chains = jumps = 0; split("", ours); split("", count); split("", users); next }
        /^:/ {
            chain = substr($1, 2)
            if (!((table, chain) in wanted) && is_kube_proxys(chain)) { ours[chain]; list[++chains] = chain }
            next
        }
        /^-A / {
            place = ++count[$2]
            if ($2 == "KUBE-FIREWALL" && !($2 in ours)) {
                if (!kubelet && !((table, $2) in wanted) && /"block incoming localnet connections"/) jump[++jumps] = $2 " " place
            } else if ($(NF - 1) ~ /^-[jg]$/ && !($2 in ours) && !((table, $2) in wanted)) {
                if (is_built_in($2)) { if ($NF in ours || is_other_hook()) jump[++jumps] = $2 " " place }
                else if ($NF in ours) users[$NF] = $2
            }
        }
        $0 == "COMMIT" && chains + jumps > 0 {
            print table
            for (i = 1; i <= chains; i++) print ":" list[i] " - [0:0]"
            for (i = jumps; i > 0; i--) print "-D " jump[i] # from below, so that the numbers stay right
            for (i = 1; i <= chains; i++) {
                if (!(list[i] in users)) print "-X " list[i]
                else print "chain " list[i] " stays, empty: chain " users[list[i]] " uses it" >kept
            }
            print
        }' kept="$work/kept" what=file "$rules" what=first "$saved" what=second "$saved"
}

prepare_removal() {
    : >"$work/kept"
    removal >"$work/removal" || fail 'cannot read the saved rules'
    while read -r line; do warn "$line"; done <"$work/kept"
}
