using System.Globalization;

namespace AgentLoop.Sandboxing.Containers;

/// <summary>Attempts from within a container what it must hold off. What is not attempted stays unknown.</summary>
internal sealed class ContainerAttempts
{
    private const string Done = "done";

    /// <summary>
    /// Each line that is printed names a promise that does not hold; "done" says that all was attempted, and that what must work does. Only a
    /// shell is asked for: an image may have nothing else.
    /// </summary>
    private const string Script =
        """
        broken() { echo "$1"; }
        (: > "$OUTSIDE/written") 2>/dev/null && broken WriteIsolation
        (: > /etc/written) 2>/dev/null && broken WriteIsolation
        (read -r line < "$OUTSIDE/secret") 2>/dev/null && broken ReadIsolation
        [ -e "$OUTSIDE" ] && broken MetadataIsolation
        (: > .git/written) 2>/dev/null && broken RepositoryIsolation
        mv .git moved 2>/dev/null && broken RepositoryIsolation
        while read -r name rest; do case "$name" in Inter-*|face*|lo:*) ;; *) broken NetworkIsolation ;; esac; done < /proc/net/dev
        [ -S "$OUTSIDE/socket" ] && broken SocketIsolation
        while read -r a b c d e f g path; do case "$path" in @*) broken SocketIsolation ;; esac; done < /proc/net/unix
        [ -d "/proc/$HOST" ] && broken ProcessIsolation
        kill -0 "$HOST" 2>/dev/null && broken ProcessIsolation
        cat /proc/1/environ > /dev/null 2>&1 && broken EnvironmentIsolation
        status=$(cat /proc/self/status)
        case "$status" in *NoNewPrivs:*1*) ;; *) broken NoNewPrivileges ;; esac
        case "$status" in *CapBnd:*0000000000000000*) ;; *) broken NoNewPrivileges ;; esac
        case "$status" in *Seccomp:*2*) ;; *) broken KernelIsolation ;; esac
        (echo probe > /proc/sys/kernel/core_pattern) 2>/dev/null && broken KernelIsolation
        (: < /dev/kmsg) 2>/dev/null && broken KernelIsolation
        (: < /dev/mem) 2>/dev/null && broken KernelIsolation
        [ "$(ulimit -n)" -le "$FILES" ] || broken OpenFileLimit
        [ "$(ulimit -f)" = unlimited ] && broken FileSizeLimit
        [ -d /sys/class/net/lo ] || broken PrivateLoopback
        echo inside > written && : > "$HOME/written" && : > "$TMPDIR/written" && echo done
        """;

    private static readonly SandboxPromise[] Tried =
    [
        SandboxPromise.WriteIsolation, SandboxPromise.ReadIsolation, SandboxPromise.MetadataIsolation, SandboxPromise.RepositoryIsolation,
        SandboxPromise.NetworkIsolation, SandboxPromise.SocketIsolation, SandboxPromise.ProcessIsolation, SandboxPromise.EnvironmentIsolation,
        SandboxPromise.NoNewPrivileges, SandboxPromise.KernelIsolation, SandboxPromise.OpenFileLimit, SandboxPromise.FileSizeLimit,
        SandboxPromise.PrivateLoopback,
    ];

    private readonly string _outside;

    private ContainerAttempts(string workspace, string outside)
    {
        Workspace = workspace;
        _outside = outside;
    }

    public string Workspace { get; }

    public static ContainerAttempts Prepare(DirectoryInfo place)
    {
        DirectoryInfo workspace = place.CreateSubdirectory("inside");
        workspace.CreateSubdirectory(".git");
        string outside = place.CreateSubdirectory("outside").FullName;
        File.WriteAllText(Path.Combine(outside, "secret"), "secret\n");
        return new ContainerAttempts(workspace.FullName, outside);
    }

    /// <exception cref="AgentLoopException">A harmless command failed.</exception>
    public async ValueTask<Dictionary<SandboxPromise, PromiseState>> MakeAsync(SandboxSession session)
    {
        CommandResult result = await session.ExecuteAsync(Command()).ConfigureAwait(false);
        HashSet<string> printed = [.. result.StandardOutput.Text.Split('\n')];
        if (!printed.Contains(Done))
            throw new AgentLoopException(
                "The container sandbox does not work here: a harmless command failed: " + (result.StartFailure ?? result.StandardError.Text.Trim()));
        Dictionary<SandboxPromise, PromiseState> promises = Tried.ToDictionary(
            promise => promise, promise => printed.Contains(promise.ToString()) ? PromiseState.NotEnforced : PromiseState.Enforced);
        // The workspace is a folder of the host, which has no size of its own.
        promises[SandboxPromise.DiskLimit] = PromiseState.NotEnforced;
        foreach ((SandboxPromise promise, bool holds) in ((ContainerConfinement)session.Parts.Confinement).Bounds)
            promises[promise] = holds ? PromiseState.Enforced : PromiseState.NotEnforced;
        return promises;
    }

    private SandboxCommand Command() => SandboxCommand.Shell(Script) with
    {
        Environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OUTSIDE"] = _outside,
            ["HOST"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
            ["FILES"] = new SandboxLimits().OpenFiles.ToString(CultureInfo.InvariantCulture),
        },
        Timeout = TimeSpan.FromSeconds(30),
    };
}
