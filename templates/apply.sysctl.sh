# --- sysctls ---

# Prints key, file and wanted value of each setting of a file, and on the next line "yes" and what the kernel has, if it has it.
# In awk, since "read" of some shells takes single bytes, which files in /proc/sys do not give.
look_up_settings() { # FILE
    awk '
        /^#/ || NF < 2 { next }
        {
            file = $1
            gsub(/[.]/, "/", file)
            file = "/proc/sys/" file
            current = ""
            print $1, file, $NF
            print ((getline current <file) < 0 ? "" : "yes " current)
            close(file)
        }' "$1"
}

set_kernel_value() { # NAME FILE VALUE
    there=''
    ! current=$(cat "$2" 2>/dev/null) || there=yes
    change_kernel_value "$@"
}

# What the kernel has is known: it is "current", if "there".
change_kernel_value() { # NAME FILE VALUE
    if [ -z "$there" ]; then
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
sysctl_settle() { [ "$action" != proxy ] || fills ipvs || apply_sysctls "$folder/sysctl.conf"; }

apply_sysctls() { # FILE
    [ -r "$1" ] || return 0
    look_up_settings "$1" >"$work/sysctls.saved"
    while read -r key file value && read -r there current; do
        change_kernel_value "$key" "$file" "$value" || continue
        [ "$key" != net.netfilter.nf_conntrack_max ] || grow_conntrack_table "$((value / 4))"
    done <"$work/sysctls.saved"
}

# Those that were changed.
put_back_sysctls() {
    outcome=0
    while read -r _ file value && read -r there current; do
        [ -z "$there" ] || [ "$current" = "$value" ] || [ "$current" = "$(cat "$file")" ] ||
            { printf '%s\n' "$current" >"$file"; } 2>/dev/null || outcome=1
    done <"$work/sysctls.saved"
    return $outcome
}

# Four connections for each bucket at most, as kube-proxy has it.
grow_conntrack_table() {
    buckets=$(cat /sys/module/nf_conntrack/parameters/hashsize 2>/dev/null)
    [ "${buckets:-0}" -ge "$1" ] ||
        set_kernel_value 'the size of the connection table' /sys/module/nf_conntrack/parameters/hashsize "$1"
}
