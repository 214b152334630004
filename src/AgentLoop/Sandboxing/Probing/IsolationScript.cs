namespace AgentLoop;

/// <summary>The attempts on what lies outside a session.</summary>
internal static class IsolationScript
{
    /// <summary>What must work; "works" at its end says that it did.</summary>
    public const string Control = """(echo inside > own && cat own > "$HOME/own" && : > "$TMPDIR/own") && echo works""";

    /// <summary>
    /// Files, the repository, the environment and processes. Numbers of processes are only used where they mean the host's. What is opened and
    /// at once closed is left as it was.
    /// </summary>
    public const string Shell =
        """
        (echo x > "$OUTSIDE/new") 2>/dev/null
        (echo x >> "$OUTSIDE/kept") 2>/dev/null
        (ln -s "$OUTSIDE/kept" link && echo x > link) 2>/dev/null
        (ln "$OUTSIDE/kept" hard && echo x > hard) 2>/dev/null
        (echo x > "/proc/self/root$OUTSIDE/kept") 2>/dev/null
        (mkdir "$OUTSIDE/folder") 2>/dev/null
        (mv "$OUTSIDE/kept" "$OUTSIDE/moved") 2>/dev/null
        held WriteIsolation
        (ln -s "$OUTSIDE/secret" way; cat "$OUTSIDE/secret" way "/proc/self/root$OUTSIDE/secret") 2>/dev/null
        held ReadIsolation
        if [ -e "$OUTSIDE/secret" ] || chmod 700 "$OUTSIDE/secret" 2>/dev/null; then broke MetadataIsolation; else held MetadataIsolation; fi

        (echo x >> .git/config) 2>/dev/null && broke RepositoryIsolation
        (echo x > .git/hooks/pre-commit) 2>/dev/null && broke RepositoryIsolation
        (mv .git moved && mkdir .git) 2>/dev/null && broke RepositoryIsolation
        held RepositoryIsolation

        space=$(readlink /proc/self/ns/pid)
        if [ -z "$space" ] || [ "$space" = "$PID_SPACE" ]; then
            for file in mem environ maps; do (: < "/proc/$VICTIM/$file") 2>/dev/null && broke ProcessIsolation; done
            kill -0 "$VICTIM" 2>/dev/null && broke ProcessIsolation
            for thread in "/proc/$HOST/task/"[0-9]*; do
                (: < "$thread/mem") 2>/dev/null && broke ProcessIsolation
                kill -0 "${thread##*/}" 2>/dev/null && broke ProcessIsolation
            done
        fi
        held ProcessIsolation
        env
        cat /proc/[0-9]*/environ 2>/dev/null
        echo
        held EnvironmentIsolation
        if ! has grep || ! [ -r /proc/self/status ]; then absent NoNewPrivileges
        elif grep -q '^NoNewPrivs:[[:space:]]*1' /proc/self/status; then held NoNewPrivileges
        else broke NoNewPrivileges; fi

        for file in /proc/sys/kernel/core_pattern /proc/sys/kernel/hostname /proc/sysrq-trigger; do
            (: >> "$file") 2>/dev/null && broke KernelIsolation
        done
        for file in mem kmsg kvm fuse loop-control loop0 sda vda nvme0n1 net/tun tty; do
            (: < "/dev/$file") 2>/dev/null && broke KernelIsolation
        done
        (./foreign; [ $? = 42 ]) 2>/dev/null && broke KernelIsolation
        echo done
        """;
}
