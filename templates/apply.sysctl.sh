# --- sysctls ---

set_kernel_value() { # NAME FILE VALUE
    # "read" of some shells takes single bytes, which files in /proc/sys do not give.
    if ! current=$(cat "$2" 2>/dev/null); then
        warn "$1 is not there; it stays unset"
    elif [ "$current" = "$3" ]; then
        return 0
    elif { printf '%s\n' "$3" >"$2"; } 2>/dev/null; then
        say "set $1 to $3, from $current"
        return 0
    else
        warn "$1 cannot be written here; it stays $current and should be $3"
    fi
    return 1
}

# In ipvs mode they were set before the rules, which need them.
sysctl_settle() { [ "$action" != proxy ] || fills ipvs || apply_sysctls; }

apply_sysctls() {
    [ -r "$folder/sysctl.conf" ] || return 0
    while read -r key _ value; do
        case $key in
            '' | '#'*) continue ;;
        esac
        set_kernel_value "$key" "/proc/sys/$(printf '%s\n' "$key" | tr . /)" "$value" || continue
        [ "$key" = net.netfilter.nf_conntrack_max ] && grow_conntrack_table "$((value / 4))"
    done <"$folder/sysctl.conf"
}

# Four connections for each bucket at most, as kube-proxy has it.
grow_conntrack_table() {
    buckets=$(cat /sys/module/nf_conntrack/parameters/hashsize 2>/dev/null)
    [ "${buckets:-0}" -ge "$1" ] ||
        set_kernel_value 'the size of the connection table' /sys/module/nf_conntrack/parameters/hashsize "$1"
}
