# --- removal of rules ---

# Deletes the chains of kube-proxy, of all its modes that use iptables, which the rule file does not have, with all jumps to them.
# KUBE-FIREWALL is the kubelet's as well: while its chains are there, or rules of others are in it, no more goes than our rule.
# Notes on the way what else is to be known of both, since they may be large: hooks that the saved tables lack as they are
# written, although their target exists (table, chain, rule), and whether there are rules for UDP.
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
        substr($0, 1, 1) == "[" { sub(/^[^ ]* /, "") }
        what != "second" && /^-A KUBE-(SERVICES|NODEPORTS) .*-p udp / { services = 1 }
        what != "second" && /^-A KUBE-PORTALS-CONTAINER .*-p udp / { portals = 1 }
        what == "file" {
            if (/^\*/) table = $0
            else if (/^:/) wanted[table, substr($1, 2)]
            else if (is_built_in($2)) { hook[++hooks] = $0; table_of[hooks] = table; target[hooks] = $NF }
            if (/ KUBE-PROXY-FIREWALL$/ && match($0, /"[^"]*"/)) comments[substr($0, RSTART, RLENGTH)]
            next
        }
        # First reading: who uses KUBE-FIREWALL, and what is there.
        what == "first" {
            if (/^\*/) table = $0
            else if (/^:/) there[table, substr($1, 2)]
            else if (is_built_in($2)) seen[table, $0]
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
        }
        END {
            for (i = 1; i <= hooks; i++)
                if ((table_of[i], target[i]) in there && !((table_of[i], hook[i]) in seen))
                    print substr(table_of[i], 2), substr(hook[i], 4) >unseen
            if (services) print "services" >udp
            if (portals) print "portals" >udp
        }' kept="$work/kept" unseen="$work/unseen" udp="$udp_rules" what=file "$rules" what=first "$saved" what=second "$saved"
}

prepare_removal() { # FILE
    for file in kept unseen "${udp_rules##*/}"; do : >"$work/$file"; done
    removal >"$1" || fail 'cannot read the saved rules'
    while read -r line; do warn "$line"; done <"$work/kept"
}
