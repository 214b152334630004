namespace AgentLoop;

/// <summary>The attempts to outlast: a process, a session, what one of them left.</summary>
internal static class LeavingScript
{
    /// <summary>
    /// Leaves files wherever they can be, and a process out of everybody's sight that holds the pipe <c>beat</c> as long as it lives; the command
    /// does not end before that has said so, because it may be the last that it does. It also tries to kill the victim.
    /// Prints where the session's own folders are.
    /// </summary>
    public const string Leave =
        """
        for place in "$HOME" "$TMPDIR" /tmp /var/tmp /dev/shm; do (echo "$BAIT" > "$place/$LEFT") 2>/dev/null; done
        apart=$(command -v setsid)
        (env -i $apart /bin/sh -c 'trap "" HUP INT TERM; echo x; : > said; exec sleep 20' > beat &) < /dev/null > /dev/null 2>&1
        i=0; until [ -e said ] || [ $i = 200 ]; do sleep 0.01; i=$((i+1)); done
        space=$(readlink /proc/self/ns/pid)
        if [ -z "$space" ] || [ "$space" = "$PID_SPACE" ]; then kill -KILL "$VICTIM" 2>/dev/null; fi
        echo "$HOME/$LEFT"
        echo "$TMPDIR/$LEFT"
        """;

    /// <summary>Looks for what the session before has left, in its places and in our own.</summary>
    public const string Look =
        """
        cat "$HOME/$LEFT" "$TMPDIR/$LEFT" "/tmp/$LEFT" "/var/tmp/$LEFT" "/dev/shm/$LEFT" $PLACES 2>/dev/null
        echo done
        """;
}
