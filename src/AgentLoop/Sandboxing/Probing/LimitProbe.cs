using System.Globalization;

namespace AgentLoop;

/// <summary>Tries, in a session that may take very little, to take more.</summary>
internal static class LimitProbe
{
    private const int Many = 40;
    private const int OpenFiles = 64;

    private static readonly SandboxLimits Tight = new()
    {
        MemoryBytes = 48 << 20,
        Processes = 24,
        OpenFiles = OpenFiles,
        FileBytes = 1 << 20,
        DiskBytes = 2 << 20,
        DiskFiles = 1000,
    };

    private static readonly Dictionary<string, string> Variables = new(StringComparer.Ordinal)
    {
        ["OPEN_FILES"] = OpenFiles.ToString(CultureInfo.InvariantCulture),
        ["FILE_BYTES"] = Tight.FileBytes.ToString(CultureInfo.InvariantCulture),
        ["HALF"] = (Tight.MemoryBytes * 3 / 4).ToString(CultureInfo.InvariantCulture),
        ["MANY"] = Many.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>One after the other, because what one attempt takes is missing to the next.</summary>
    public static async Task RunAsync(ProbeRun run, CancellationToken cancellationToken)
    {
        SandboxRequest request = new() { Workspace = run.Place.Workspace("tight"), Limits = Tight };
        if (await run.TryOpenAsync(request).ConfigureAwait(false) is not { } session)
            return;
        await using (session.ConfigureAwait(false))
        {
            foreach ((string shell, string perl) in ((string, string)[])[
                (LimitScripts.Files, ""), (LimitScripts.Memory, ""), (LimitScripts.Processes, LimitScripts.ProcessesPerl)])
            {
                CommandResult result = await session.ExecuteAsync(ProbeCommand.Of(shell, perl, Variables), cancellationToken).ConfigureAwait(false);
                Note(run.Findings, result);
            }
        }
    }

    /// <summary>A limit that ended a command, or that it was refused by, holds.</summary>
    public static void Note(ProbeFindings findings, CommandResult result)
    {
        findings.NotePrinted(result.StandardOutput.Text);
        if (result.Limit is { } limit && PromiseOf(limit) is { } promise)
            findings.Note(promise, PromiseState.Enforced);
    }

    private static SandboxPromise? PromiseOf(SandboxLimit limit) => limit switch
    {
        SandboxLimit.CpuTime => SandboxPromise.CpuTimeLimit,
        SandboxLimit.Memory => SandboxPromise.MemoryLimit,
        SandboxLimit.Processes => SandboxPromise.ProcessLimit,
        SandboxLimit.FileSize => SandboxPromise.FileSizeLimit,
        SandboxLimit.Disk => SandboxPromise.DiskLimit,
        _ => null,
    };
}
