# --- flows ---

# The UDP flows of the family in force; false if there are none to look at.
has_conntrack=unknown
list_flows() {
    if ! command -v conntrack >/dev/null; then
        [ -z "$has_conntrack" ] || warn 'no conntrack tool: UDP clients may go on talking to removed endpoints'
        has_conntrack=''
        return 1
    fi
    # shellcheck disable=SC2086 # none or two words
    if ! conntrack -L -p udp $family_option >"$work/flows" 2>"$work/message"; then
        warn "cannot list connections: $(cat "$work/message")"
        return 1
    fi
    [ -s "$work/flows" ]
}

# Deletes the flows of a list of arguments for conntrack.
delete_flows() {
    while read -r arguments; do
        # shellcheck disable=SC2086 # words of options, addresses and ports
        conntrack $arguments $family_option >/dev/null 2>"$work/message" </dev/null ||
            grep -q '0 flow entries have been deleted' "$work/message" ||
            warn "conntrack $arguments: $(cat "$work/message")"
    done <"$work/stale"
}
