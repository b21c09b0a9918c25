# --- virtual servers and addresses ---

device=kube-ipvs0

# What ipvsadm --restore has to be told to get from one table to another, as ipvsadm -Sn writes them. "more" adds and
# changes; "less" removes the rest, except servers in excluded networks. A TCP server that still has connections gets
# weight 0 instead: no new connection goes there, and a later run removes it.
server_difference() { # more|less FROM TO EXCLUDED CONNECTIONS
    awk -v part="$1" -v excluded="$4" '
        function bits(address,    i, j, part, text) {
            if (address ~ /:/) return hex_bits(address)
            split(address, part, ".")
            for (i = 1; i <= 4; i++)
                for (j = 128; j >= 1; j /= 2) {
                    text = text (part[i] >= j ? "1" : "0")
                    if (part[i] >= j) part[i] -= j
                }
            return text
        }
        function hex_bits(address,    half, left, right, n, m, i, text) {
            split(address, half, "::")
            n = half[1] == "" ? 0 : split(half[1], left, ":")
            m = half[2] == "" ? 0 : split(half[2], right, ":")
            for (i = 1; i <= n; i++) text = text group_bits(left[i])
            for (i = n + m; i < 8; i++) text = text group_bits("0")
            for (i = 1; i <= m; i++) text = text group_bits(right[i])
            return text
        }
        function group_bits(group,    i, j, digit, text) {
            group = substr("0000" group, length(group) + 1)
            for (i = 1; i <= 4; i++) {
                digit = index("0123456789abcdef", tolower(substr(group, i, 1))) - 1
                for (j = 8; j >= 1; j /= 2) {
                    text = text (digit >= j ? "1" : "0")
                    if (digit >= j) digit -= j
                }
            }
            return text
        }
        function is_excluded(service,    address, i, word) {
            address = service
            sub(/^[^ ]* /, "", address); sub(/:[0-9]+$/, "", address); gsub(/[][]/, "", address)
            for (i = 1; i <= networks; i++) {
                split(network[i], word, "/")
                if ((word[1] ~ /:/) == (address ~ /:/) && substr(bits(address), 1, word[2]) == substr(bits(word[1]), 1, word[2])) return 1
            }
            return 0
        }
        BEGIN { networks = split(excluded, network, " ") }
        what == "connections" {
            if ($1 == "TCP") service = "-t " $2
            else if ($1 != "->") service = ""
            else if (service != "" && $(NF - 1) + $NF > 0) busy[service, $2]
            next
        }
        $1 !~ /^-[Aa]$/ || $2 !~ /^(-t|-u|--sctp-service)$/ { next }
        {
            service = $2 " " $3
            real = $1 == "-a" ? $5 : ""
            key = service SUBSEP real
            options = ""
            for (i = real == "" ? 4 : 6; i <= NF; i++) options = options " " $i
            if (what == "from") { old[++olds] = key; have[key] = options }
            else { new[++news] = key; want[key] = options }
        }
        END {
            for (i = 1; part == "more" && i <= news; i++) {
                if (new[i] in have && have[new[i]] == want[new[i]]) continue
                split(new[i], word, SUBSEP)
                verb = word[2] == "" ? "A" : "a"
                if (new[i] in have) verb = word[2] == "" ? "E" : "e"
                print "-" verb " " word[1] (word[2] == "" ? "" : " -r " word[2]) want[new[i]]
            }
            for (i = 1; part == "less" && i <= olds; i++) {
                split(old[i], word, SUBSEP)
                if (old[i] in want || ((word[1], "") in gone)) continue
                if (word[2] == "") { if (!is_excluded(word[1])) { gone[old[i]]; print "-D " word[1] } }
                else if (!((word[1], "") in want)) continue
                else if (!((word[1], word[2]) in busy)) print "-d " word[1] " -r " word[2]
                else if (have[old[i]] !~ / -w 0( |$)/) print "-e " word[1] " -r " word[2] " -m -w 0"
            }
        }' what=connections "$5" what=from "$2" what=to "$3"
}

# "servers_now" is the file that has the table as it is.
read_servers() { ipvsadm -Sn >"$work/servers.now" && servers_now=$work/servers.now; }

# The exit code of ipvsadm --restore is that of the last line only, so look what has become of it.
change_servers() { # more|less TO EXCLUDED CONNECTIONS
    server_difference "$1" "$servers_now" "$2" "$3" "$4" >"$work/servers.change" || return 1
    [ -s "$work/servers.change" ] || return 0
    ipvsadm -R <"$work/servers.change" 2>"$work/message"
    read_servers && server_difference "$1" "$servers_now" "$2" "$3" "$4" >"$work/servers.left" || return 1
    [ -s "$work/servers.left" ] || return 0
    complain "ipvsadm: $(cat "$work/message")"
    return 1
}

# Connections matter only to servers that are to go.
remove_servers() { # TO EXCLUDED
    server_difference less "$servers_now" "$1" "$2" "$work/none" >"$work/servers.change" || return 1
    [ -s "$work/servers.change" ] || return 0
    ipvsadm -Ln >"$work/connections" || fail 'cannot list connections'
    change_servers less "$1" "$2" "$work/connections"
}

kernel_timeouts() { ipvsadm -L --timeout 2>/dev/null | sed -n 's/^Timeout (tcp tcpfin udp): //p'; }

set_timeouts() { # TCP FIN UDP, where 0 keeps what there is
    # shellcheck disable=SC2086 # three numbers
    [ -z "$1" ] || [ "$1" = "$(kernel_timeouts)" ] || ipvsadm --set $1
}

# Every interface has its settings. Unlike ip, this does not have the kernel look for a module of that name.
has_device() { [ -e "/proc/sys/net/ipv4/conf/$device" ]; }

list_addresses() { ! has_device || ip -o addr show dev "$device"; }

# A line for each address of one text that the other lacks. A text is a listing of ip, or lines of ipvs.batch.
address_lines() { # VERB FROM TO
    awk -v verb="$1" -v device="$device" '
        $1 == "addr" { address = $3 }
        $1 != "addr" { address = $4 }
        $1 != "addr" && ($3 !~ /^inet6?$/ || address ~ /^(127\.|::1\/|fe[89ab])/) { next }
        what == "from" { there[address]; next }
        !(address in there) { print "addr " verb " " address " dev " device }' what=from "$2" what=to "$3"
}

change_addresses() { # add|del FROM TO
    address_lines "$1" "$2" "$3" >"$work/addresses.change" || return 1
    [ -s "$work/addresses.change" ] || return 0
    ip -batch "$work/addresses.change" 2>"$work/message" && return 0
    complain "ip: $(cat "$work/message")"
    return 1
}

put_back_addresses() {
    if [ -z "$had_device" ]; then
        ! has_device || ip link del dev "$device"
        return
    fi
    has_device || ip link add "$device" type dummy || return 1
    list_addresses >"$work/addresses.now" &&
        change_addresses add "$work/addresses.now" "$work/addresses.saved" &&
        change_addresses del "$work/addresses.saved" "$work/addresses.now"
}
