namespace AgentLoop;

/// <summary>The attempts to take more than a session may. Limits that a program may raise again are raised first.</summary>
internal static class LimitScripts
{
    /// <summary>Open files, the size of a file, and what can be written to the session's own folders, in bytes and in files.</summary>
    public const string Files =
        """
        ulimit -n 4096 2>/dev/null
        open=$(ulimit -n)
        if [ "$open" = unlimited ] || [ "$open" -gt "$OPEN_FILES" ]; then broke OpenFileLimit; else held OpenFileLimit; fi

        if has dd && has wc; then
            (ulimit -f unlimited; exec dd if=/dev/zero of=large bs=1048576 seek=1 count=1) > /dev/null 2>&1
            if [ "$(wc -c < large)" -gt "$FILE_BYTES" ]; then broke FileSizeLimit; else held FileSizeLimit; fi
            rm -f large
        else absent FileSizeLimit; fi

        fill() { for i in 1 2 3 4 5 6 7 8; do dd if=/dev/zero of="$1/fill$i" bs=1048576 count=1 2>/dev/null || return 1; done; sleep 0.1; }
        strew() { i=0; while [ $i -lt 1200 ]; do : > "$1/strewn$i" || return 1; i=$((i+1)); done; sleep 0.1; }
        if has dd; then
            for place in "$HOME" "$TMPDIR"; do
                (fill "$place") 2>/dev/null && broke DiskLimit && break
                rm -f "$place"/fill*
                (strew "$place") 2>/dev/null && broke DiskLimit && break
                rm -f "$place"/strewn*
            done
            held DiskLimit
        else absent DiskLimit; fi
        """;

    /// <summary>Two processes that each hold less than the limit and together more, both at once, until each knows of the other.</summary>
    public const string Memory =
        """
        has dd && has wc || { absent MemoryLimit; exit; }
        hold() {
            dd if=/dev/zero bs="$HALF" count=1 2>/dev/null | {
                dd bs=1 count=1 > /dev/null 2>&1
                : > "ready$1"
                until [ -e ready1 ] && [ -e ready2 ]; do sleep 0.01; done
                sleep 0.02
                [ "$(wc -c)" -eq $((HALF - 1)) ] && : > "whole$1"
            }
        }
        hold 1 & hold 2 & wait
        if [ -e whole1 ] && [ -e whole2 ]; then broke MemoryLimit; else held MemoryLimit; fi
        """;

    /// <summary>More processes than there may be, all at once.</summary>
    public const string Processes =
        """
        if has perl; then exec perl -e "$1"; fi
        (i=0; while [ $i -lt "$MANY" ]; do sleep 5 & i=$((i+1)); done) > /dev/null 2>&1 && broke ProcessLimit
        held ProcessLimit
        """;

    /// <summary>The same where a process can be started without a shell's patience.</summary>
    public const string ProcessesPerl =
        """
        $| = 1;
        for (1 .. $ENV{MANY}) {
            my $p = fork;
            if (!defined $p) { $refused = 1; last }
            if (!$p) { sleep 20; exit }
            push @all, $p;
        }
        select(undef, undef, undef, 0.02) if !$refused;
        print 'ProcessLimit ', $refused ? 'Enforced' : 'NotEnforced', "\n";
        kill 'KILL', @all;
        """;

    /// <summary>Two processes that each use the processor for less than a blink, and for longer than what is allowed.</summary>
    public const string ProcessorTime =
        """
        burn() {
            if has perl; then perl -e '1 while (times)[0] < 0.08'
            else i=0; while [ $i -lt 60000 ]; do i=$((i+1)); done; fi
        }
        burn & burn & wait
        broke CpuTimeLimit
        """;
}
