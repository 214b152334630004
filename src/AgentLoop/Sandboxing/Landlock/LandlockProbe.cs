using System.Globalization;

namespace AgentLoop;

/// <summary>Finds out what the Landlock sandbox holds on this machine by attempting what it must hold off.</summary>
internal static class LandlockProbe
{
    private const string Name = "landlock";

    /// <summary>
    /// Each line that is printed names a promise that does not hold; "done" says that all was attempted, and that what must work does. What
    /// contains "=" is the environment as the shell got it.
    /// </summary>
    private const string Attempts =
        """
        (: > "$OUTSIDE/written") 2>/dev/null && echo WriteIsolation
        (read -r line < "$OUTSIDE/secret") 2>/dev/null && echo ReadIsolation
        kill -0 "$HOST" 2>/dev/null && echo ProcessIsolation
        cat "/proc/$HOST/environ" 2>/dev/null && echo ProcessIsolation && echo EnvironmentIsolation
        grep -q '^NoNewPrivs:[[:space:]]*1' /proc/self/status || echo NoNewPrivileges
        cat "/proc/$$/environ" && echo inside > written && : > "$HOME/written" && : > "$TMPDIR/written" && echo && echo done
        """;

    private static readonly SandboxPromise[] Tried =
    [
        SandboxPromise.WriteIsolation, SandboxPromise.ReadIsolation, SandboxPromise.NetworkIsolation, SandboxPromise.ProcessIsolation,
        SandboxPromise.EnvironmentIsolation, SandboxPromise.NoNewPrivileges,
    ];

    public static async Task<SandboxCapabilities> MeasureAsync()
    {
        if (LandlockAbsence.Reason() is { } reason)
            return Unavailable(reason);
        DirectoryInfo? place = null;
        try
        {
            place = Directory.CreateTempSubdirectory("agentloop-probe-");
            return await MeasureAsync(place).ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is AgentLoopException or IOException or UnauthorizedAccessException)
        {
            return Unavailable($"The Landlock sandbox does not work here: {failed.Message}");
        }
        finally
        {
            place?.Delete(recursive: true);
        }
    }

    private static async ValueTask<SandboxCapabilities> MeasureAsync(DirectoryInfo place)
    {
        string outside = place.CreateSubdirectory("outside").FullName;
        await File.WriteAllTextAsync(Path.Combine(outside, "secret"), "secret\n").ConfigureAwait(false);
        SandboxRequest request = new() { Workspace = place.CreateSubdirectory("inside").FullName };
        SandboxSession session = await SessionOpening.OpenAsync(request, LandlockSandbox.Confine).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            CommandResult result = await session.ExecuteAsync(Command(outside)).ConfigureAwait(false);
            HashSet<string> printed = [.. result.StandardOutput.Text.Split('\n', '\0')];
            if (!printed.Contains("done"))
                return Unavailable("The Landlock sandbox does not work here: a harmless command failed: " + Failure(result));
            if (SeesForeignVariable(printed, session.Parts))
                printed.Add(nameof(SandboxPromise.EnvironmentIsolation));
            if (OpensSockets((LandlockConfinement)session.Parts.Confinement))
                printed.Add(nameof(SandboxPromise.NetworkIsolation));
            return Described(printed);
        }
    }

    private static SandboxCommand Command(string outside) => SandboxCommand.Shell(Attempts) with
    {
        Environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["OUTSIDE"] = outside,
            ["HOST"] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
        },
        Timeout = TimeSpan.FromSeconds(30),
    };

    private static bool SeesForeignVariable(IEnumerable<string> printed, SessionParts session)
    {
        HashSet<string> expected = [.. session.Environment.Keys, "OUTSIDE", "HOST", ChildEnvironment.MarkName];
        return printed.Any(line => line.IndexOf('=', StringComparison.Ordinal) is >= 0 and var end && !expected.Contains(line[..end]));
    }

    private static string Failure(CommandResult result) => result.StartFailure ?? result.StandardError.Text.Trim();

    private static unsafe bool OpensSockets(LandlockConfinement confinement)
    {
        SocketProbe probe = new() { SocketCall = SystemCall.Socket.Number };
        confinement.Thread.Run(&SocketProbe.Open, &probe);
        return probe.Opened > 0;
    }

    private static SandboxCapabilities Described(HashSet<string> broken) => new()
    {
        Name = Name,
        Mechanism = string.Create(
            CultureInfo.InvariantCulture, $"Landlock version {LandlockVersion.Used} of the kernel's {LandlockVersion.Found}, and a seccomp filter"),
        Promises = Tried.ToDictionary(promise => promise, promise => broken.Contains(promise.ToString()) ? PromiseState.NotEnforced : PromiseState.Enforced),
    };

    private static SandboxCapabilities Unavailable(string reason) => new() { Name = Name, Unavailable = reason };
}
