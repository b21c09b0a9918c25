# --- pod network ---

route_protocol=75 pod_table=knetc-pods namespace_prefix=knetc_

pods_find() {
    for file in sysctls pods gateways routes neighbours fdb nft; do : >"$work/$file.wanted"; done
    bridge='' bridge_mac='' bridge_mtu='' vxlan='' changed=''
    if command -v ip >/dev/null; then has_ip=yes; else has_ip=''; fi
    if fills pods; then
        [ -n "$has_ip" ] || refuse 'there is no ip here (package iproute2)'
        read_pod_network
    fi
    [ -n "$has_ip" ] || return 0
    : >"$work/undo"
    find_pod_network
    ! fills pods || refuse_names_of_others
}

read_pod_network() {
    for file in pod-network.conf routes.batch; do
        [ -r "$folder/$file" ] || refuse "cannot read $folder/$file"
    done
    while read -r word name rest; do
        # shellcheck disable=SC2086 # words
        case $word in
            sysctl) printf '%s %s\n' "$name" "$rest" >>"$work/sysctls.wanted" ;;
            bridge) bridge=$name && set -- $rest && bridge_mac=$2 bridge_mtu=$4 ;;
            address) printf '%s\n' "$name" >>"$work/gateways.wanted" ;;
            vxlan) vxlan=$name vxlan_wanted=$rest ;;
            pod) printf '%s %s\n' "$name" "$rest" >>"$work/pods.wanted" ;;
        esac
    done <"$folder/pod-network.conf"
    [ -n "$bridge" ] || refuse "$folder/pod-network.conf names no bridge"
    sed -n 's/^route replace \(.*\) proto .*/\1/p' "$folder/routes.batch" >"$work/routes.wanted"
    sed -n 's/^neigh replace \(.*\) nud permanent$/\1/p' "$folder/routes.batch" >"$work/neighbours.wanted"
    [ -z "$vxlan" ] || sed -n 's/^fdb replace \(.*\) self permanent$/\1/p' "$folder/fdb.batch" >"$work/fdb.wanted" || refuse "cannot read $folder/fdb.batch"
    [ ! -r "$folder/pod-network.nft" ] || table_texts <"$folder/pod-network.nft" >"$work/nft.wanted"
}

# What there is: interfaces (name, master, mtu, mac, up or down, alias), namespaces, routes, masquerading.
find_pod_network() {
    # Of a namespace that somebody is just making "ip netns" says that it is invalid.
    list_links >"$work/links" && ip netns list >"$work/namespaces" 2>/dev/null && list_routes >"$work/routes.saved" && cp "$work/routes.saved" "$work/routes.now" || refuse 'ip does not work here'
    if command -v nft >/dev/null && nft list tables >"$work/tables" 2>/dev/null; then
        list_masquerading >"$work/nft.saved"
    elif [ -s "$work/nft.wanted" ]; then
        refuse 'nft does not work here, and pods are to be masqueraded'
    else
        : >"$work/nft.saved"
    fi
}

list_links() {
    ip -o link show | awk '{
        name = $2; sub(/:$/, "", name); sub(/@.*/, "", name)
        master = mtu = mac = "-"; alias = ""
        for (i = 3; i < NF; i++) {
            if ($i == "master") master = $(i + 1)
            else if ($i == "mtu") mtu = $(i + 1)
            else if ($i ~ /link\/ether$/) mac = $(i + 1)
            else if ($i == "alias") { alias = $(i + 1) " " $(i + 2) " " $(i + 3); break }
        }
        print name, master, mtu, mac, ($3 ~ /[<,]UP[,>]/ ? "up" : "down"), alias
    }'
}

link_field() { # NAME NUMBER
    awk -v name="$1" -v field="$2" '$1 == name { print $field }' "$work/links"
}

has_link() { awk -v name="$1" '$1 == name { found = 1 } END { exit !found }' "$work/links"; }

is_ours() { [ "$(link_field "$1" 6)" = knetc ]; }

# Routes as routes.batch has them; those without onlink name no interface there.
# nft lists tables as pod-network.nft has them, but for the number of the priority.
refuse_names_of_others() {
    ! has_link "$bridge" || ip -o link show type bridge | grep -q "^[0-9]*: ${bridge}[:@]" || refuse "$bridge is there and not a bridge"
    [ -z "$vxlan" ] || ! has_link "$vxlan" || is_ours "$vxlan" || refuse "$vxlan belongs to another program"
    while read -r name _; do
        ! has_link "$name" || is_ours "$name" || refuse "$name belongs to another program"
    done <"$work/pods.wanted"
    { ip route show && ip -6 route show; } | awk -v ours="proto $route_protocol " '
        what == "wanted" { wanted[$1]; next }
        $1 in wanted && !index($0 " ", ours) { print $1 }' what=wanted "$work/routes.wanted" what=kernel - >"$work/foreign" || refuse 'cannot list routes'
    read -r destination <"$work/foreign" && refuse "the route to $destination belongs to another program"
    return 0
}

# Changes the kernel and notes the command that takes it back.
change() { # UNDO COMMAND...
    changed=yes
    printf '%s\n' "$1" >>"$work/undo"
    shift
    "$@" 2>"$work/message" || fail "$*: $(head -n 1 "$work/message")"
}

# The same for many at once.
change_batch() { # TOOL CHANGES UNDO HINT
    [ -s "$2" ] || return 0
    changed=yes
    printf 'undo_batch %s %s\n' "$1" "$3" >>"$work/undo"
    "$1" -batch "$2" >"$work/message" 2>&1 || fail "$1 -batch: $(head -n 1 "$work/message")${4-}"
}

# Some of the changes may not have been made; what is left behind in spite of this is found by pods_put_back.
undo_batch() { "$1" -force -batch "$2" || true; }

pods_add() {
    fills pods || return 0
    add_bridge
    while read -r address; do add_gateway "$address"; done <"$work/gateways.wanted"
    [ -z "$vxlan" ] || add_vxlan
    [ -n "$no_pods" ] || while read -r name namespace addresses; do
        # shellcheck disable=SC2086 # words
        add_pod "$name" "$namespace" $addresses </dev/null
    done <"$work/pods.wanted"
}

add_bridge() {
    if ! has_link "$bridge"; then
        change "ip link del dev $bridge" ip link add name "$bridge" address "$bridge_mac" type bridge
        change true ip link set dev "$bridge" alias 'knetc bridge'
        change true ip link set dev "$bridge" up
        printf '%s - 1500 %s up knetc bridge\n' "$bridge" "$bridge_mac" >>"$work/links"
    fi
    mtu=$(link_field "$bridge" 3)
    [ "$bridge_mtu" = "$mtu" ] || change "ip link set dev $bridge mtu $mtu" ip link set dev "$bridge" mtu "$bridge_mtu"
    [ "$(link_field "$bridge" 5)" = up ] || change "ip link set dev $bridge down" ip link set dev "$bridge" up
}

bridge_addresses() { ip -o addr show dev "$bridge" scope global | awk '{ print $4 }'; }

# Nobody else has the address, and waiting to see that would hold up the first packets.
duplicates_of() { # ADDRESS
    case $1 in *:*) echo nodad ;; esac
}

add_gateway() { # ADDRESS
    ! bridge_addresses | grep -q -x -F "$1" || return 0
    # shellcheck disable=SC2046 # none or a word
    change "ip addr del $1 dev $bridge" ip addr add "$1" dev "$bridge" $(duplicates_of "$1")
}

# As pod-network.conf has it: id N dstport N local ADDRESS mac MAC mtu N
# Entries of the overlay: what to add, change and delete, and how to take that back. The first word tells entries apart.
# Addresses, default routes and hardware address inside a namespace, one on each line.
pod_state() { # NAMESPACE
    {
        ip -n "$1" -o addr show dev eth0 scope global | awk '{ print $4 }'
        ip -n "$1" route show default | awk '{ print "via " $3 }'
        ip -n "$1" -6 route show default | awk '!/ proto ra / { print "via " $3 }'
        ip -n "$1" -o link show dev eth0 | awk '{ for (i = 3; i < NF; i++) if ($i ~ /link\/ether$/) print "mac " $(i + 1) }'
    } 2>/dev/null | sort
}

wanted_state() { # MAC ADDRESS...
    {
        echo "mac $1"
        shift
        for address; do
            printf '%s\nvia %s\n' "$address" "$(gateway_of "$address")"
        done
    } | sort
}

gateway_of() { # ADDRESS
    case $1 in
        *:*) sed -n '/:/s,/.*,,p' "$work/gateways.wanted" ;;
        *) sed -n '/:/!s,/.*,,p' "$work/gateways.wanted" ;;
    esac
}

has_namespace() { awk -v name="$1" '$1 == name { found = 1 } END { exit !found }' "$work/namespaces"; }

add_pod() { # INTERFACE NAMESPACE mac MAC ADDRESS...
    interface=$1 namespace=$2
    shift 3
    state=$(wanted_state "$@")
    if ! has_namespace "$namespace"; then
        change "ip netns del $namespace" ip netns add "$namespace"
    elif has_link "$interface"; then
        if [ "$(link_field "$interface" 2)" = "$bridge" ] && [ "$(link_field "$interface" 5)" = up ] && [ "$(pod_state "$namespace")" = "$state" ]; then
            mtu=$(link_field "$interface" 3)
            [ "$mtu" = "$bridge_mtu" ] || change "set_pod_mtu $interface $namespace $mtu" set_pod_mtu "$interface" "$namespace" "$bridge_mtu"
            return 0
        fi
        unplug "$interface" "$namespace"
    fi
    # shellcheck disable=SC2086 # words
    change "ip link del dev $interface" plug "$interface" "$namespace" "$bridge" "$bridge_mtu" $state
}

set_pod_mtu() { # INTERFACE NAMESPACE MTU
    ip -n "$2" link set dev eth0 mtu "$3" && ip link set dev "$1" mtu "$3"
}

# Gives a namespace an interface at the bridge. Its state is as pod_state tells it.
plug() { # INTERFACE NAMESPACE BRIDGE MTU STATE...
    interface=$1 namespace=$2 master=$3 mtu=$4
    shift 4
    printf '%s\n' "$@" | awk '
        previous == "mac" { print "link set dev eth0 address " $1 }
        previous == "via" { routes = routes "route add default via " $1 " dev eth0\n" }
        previous !~ /^(mac|via)$/ && $1 !~ /^(mac|via)$/ { addresses = addresses "addr add " $1 " dev eth0" ($1 ~ /:/ ? " nodad" : "") "\n" }
        { previous = $1 }
        END { printf "link set dev lo up\nlink set dev eth0 up\n%s%s", addresses, routes }' >"$work/pod.batch"
    ip link add name "$interface" mtu "$mtu" type veth peer name eth0 mtu "$mtu" netns "$namespace" &&
        ip link set dev "$interface" alias "knetc pod $namespace" &&
        ip link set dev "$interface" master "$master" up &&
        ip link set dev "$interface" type bridge_slave hairpin on &&
        ip -n "$namespace" -batch "$work/pod.batch"
}

unplug() { # INTERFACE NAMESPACE
    master=$(link_field "$1" 2)
    if [ "$master" = - ]; then
        change true ip link del dev "$1"
    else
        change "plug $1 $2 $master $(link_field "$1" 3) $(pod_state "$2" | tr '\n' ' ')" ip link del dev "$1"
    fi
}

pods_load() {
    [ -n "$has_ip" ] || return 0
    load_routes
    load_masquerading
}

# An IPv6 route into the overlay is refused while another one leads to its gateway, so the old one goes first.
# One transaction. A table that is there or not is declared first, so that it can be deleted.
# Pods and addresses that nobody wants any more.
pods_remove() {
    [ -n "$has_ip" ] || return 0
    if [ -z "$no_pods" ]; then
        awk '
            what == "wanted" { wanted[$1]; next }
            $6 == "knetc" && $7 == "pod" && !($1 in wanted) { print $1, $8 }' what=wanted "$work/pods.wanted" what=kernel "$work/links" >"$work/pods.stale"
        while read -r interface namespace; do unplug "$interface" "$namespace"; done <"$work/pods.stale"
    fi
    fills pods && is_ours "$bridge" || return 0
    bridge_addresses | grep -v -x -F -f "$work/gateways.wanted" >"$work/gateways.stale"
    while read -r address; do change "ip addr add $address dev $bridge" ip addr del "$address" dev "$bridge"; done <"$work/gateways.stale"
}

pods_put_back() {
    outcome=0
    [ -n "${changed-}" ] || return 0
    awk '{ line[NR] = $0 } END { for (i = NR; i > 0; i--) print line[i] }' "$work/undo" >"$work/undo.reversed"
    while read -r line; do
        $line >/dev/null 2>"$work/message" </dev/null || grep -q -e 'Cannot find' -e 'No such' -e 'does not exist' -e 'not assigned' "$work/message" || outcome=1
    done <"$work/undo.reversed"
    list_routes >"$work/routes.now"
    grep -v -x -F -f "$work/routes.now" "$work/routes.saved" | sed "s/.*/route replace & proto $route_protocol/" | ip -force -batch - >/dev/null 2>&1
    list_routes | cmp -s - "$work/routes.saved" || outcome=1
    return $outcome
}

# Namespaces and devices cannot be brought back as they were, so they go when nothing can fail any more.
pods_settle() {
    [ -n "$has_ip" ] || return 0
    if [ -s "$work/sysctls.wanted" ]; then
        modprobe -q br_netfilter 2>/dev/null
        apply_sysctls "$work/sysctls.wanted"
    fi
    [ -n "$no_pods" ] || delete_namespaces
    awk -v bridge="$bridge" -v vxlan="$vxlan" '$6 == "knetc" && ($7 == "bridge" || $7 == "vxlan") && $1 != bridge && $1 != vxlan { print $1, $7 }' "$work/links" >"$work/devices.stale"
    while read -r name kind; do
        if [ "$kind" = bridge ] && ip -o link show master "$name" | grep -q .; then
            warn "$name stays: something else is connected to it"
        else
            ip link del dev "$name" 2>"$work/message" || warn "$name stays: $(head -n 1 "$work/message")"
        fi
    done <"$work/devices.stale"
}

# A process inside keeps a namespace alive, without a name.
delete_namespaces() {
    awk -v prefix="$namespace_prefix" '
        what == "wanted" { wanted[$2]; next }
        index($1, prefix) == 1 && !($1 in wanted) { print $1 }' what=wanted "$work/pods.wanted" what=kernel "$work/namespaces" >"$work/namespaces.stale"
    while read -r namespace; do
        ip netns del "$namespace" 2>"$work/message" || warn "$namespace stays: $(head -n 1 "$work/message")"
    done <"$work/namespaces.stale"
}
