namespace AgentLoop;

/// <summary>A command of a probe: lines for <c>sh</c> that find others for <c>perl</c> as their first argument.</summary>
internal static class ProbeCommand
{
    /// <summary>How each attempt says what came of it. Parts in brackets are processes of their own, because a redirection that fails ends a shell.</summary>
    private const string Words =
        """
        export LC_ALL=C
        broke() { echo "$1 NotEnforced"; }
        held() { echo "$1 Enforced"; }
        absent() { echo "$1 Unavailable"; }
        has() { command -v "$1" > /dev/null 2>&1; }

        """;

    public static SandboxCommand Of(string shell, string perl, IReadOnlyDictionary<string, string> variables) => new()
    {
        Program = "/bin/sh",
        Arguments = ["-c", Words + shell, "probe", perl],
        Environment = variables,
        Timeout = TimeSpan.FromSeconds(20),
        MaxOutputBytes = 4 * 1024 * 1024,
    };
}
